// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of service {@code snmp-agent}. */
@ObjectClassDefinition(
    name = "SNMP agent",
    description = "What the gateway says about itself; its users are configurations of their own")
@interface AgentSettings {
  @AttributeDefinition(
      name = "Port",
      description = "UDP port, 1 to 65535; 0: 161 where standard ports can be had, else 1161",
      min = "0",
      max = "65535")
  int port() default 0;

  @AttributeDefinition(name = "Name", description = "sysName", required = false)
  String name() default "";

  @AttributeDefinition(name = "Contact", description = "sysContact", required = false)
  String contact() default "";

  @AttributeDefinition(name = "Location", description = "sysLocation", required = false)
  String location() default "";

  @AttributeDefinition(
      name = "Allow insecure",
      description =
          "true: v2c is answered to the sources below, which everybody on the way can read")
  boolean allow$_$insecure() default false;

  @AttributeDefinition(
      name = "Community",
      description = "For v2c",
      type = AttributeType.PASSWORD,
      required = false)
  String community() default "";

  @AttributeDefinition(
      name = "Sources",
      description =
          "Who may ask with the community: addresses, ranges and networks, as '10.0.0.5 10.0.2.0/24'; at most"
              + " 1024 addresses; empty: nobody",
      required = false)
  String sources() default "";
}
