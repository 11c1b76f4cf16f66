// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of service {@code snmp}. */
@ObjectClassDefinition(
    name = "SNMP manager",
    description = "What holds for all links: whether notifications of devices are heard")
@interface SnmpSettings {
  @AttributeDefinition(
      name = "Notifications",
      description = "true: opens the port for traps and informs of devices")
  boolean traps() default false;

  @AttributeDefinition(
      name = "Port of notifications",
      description = "UDP port, 1 to 65535; 0: 162 where standard ports can be had, else 1162",
      min = "0",
      max = "65535")
  int trap$_$port() default 0;
}
