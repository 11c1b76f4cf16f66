// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** A route from a unit id to a device on a link. */
@ObjectClassDefinition(
    id = ConfiguredRoute.PID,
    name = "Modbus route",
    description = "Leads the requests for a unit id to a device on a link.")
@interface RouteSettings {
  @AttributeDefinition(
      name = "Unit",
      description = "Unit id that clients ask for; 0: broadcast, only writes, never answered",
      min = "0",
      max = "254")
  int unit();

  @AttributeDefinition(name = "Link", description = "Id of the link")
  String link();

  @AttributeDefinition(
      name = "Address",
      description = "Address of the device on the link; empty: the unit id",
      required = false)
  String address() default "";

  @AttributeDefinition(
      name = "Read-only",
      description = "Whether only requests pass that change nothing")
  boolean read$_$only() default true;

  @AttributeDefinition(
      name = "Sources",
      description = "Addresses or networks that may use it; none: everyone",
      required = false)
  String[] sources() default {};

  @AttributeDefinition(
      name = "Enabled",
      description = "false: the unit answers as if there were no route")
  boolean enabled() default true;
}
