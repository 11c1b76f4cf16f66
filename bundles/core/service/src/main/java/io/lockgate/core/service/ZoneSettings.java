// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Which network interfaces of the host make up each zone. Zone {@code local} is always the loopback. */
@ObjectClassDefinition(
    id = InterfaceZones.PID,
    name = "Zones",
    description =
        "Linux interface names of each zone. While no zone has any, wifi stands for every wireless"
            + " interface, eth1 for every other one but the loopback.")
@interface ZoneSettings {
  @AttributeDefinition(name = "eth1", description = "IT side", required = false)
  String[] eth1() default {};

  @AttributeDefinition(name = "eth2", description = "OT side", required = false)
  String[] eth2() default {};

  @AttributeDefinition(name = "wifi", description = "Wi-Fi as a station", required = false)
  String[] wifi() default {};

  @AttributeDefinition(name = "wifi-ap", description = "Own access point", required = false)
  String[] wifi$_$ap() default {};

  @AttributeDefinition(name = "vpn", description = "Remote-access tunnel", required = false)
  String[] vpn() default {};
}
