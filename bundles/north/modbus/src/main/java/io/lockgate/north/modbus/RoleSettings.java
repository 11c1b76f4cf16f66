// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What a role of Modbus/TCP Security may do. */
@ObjectClassDefinition(
    id = ConfiguredRole.PID,
    name = "Modbus/TCP Security role",
    description =
        "What clients with a role in their certificate may ask for; a role nobody configured may nothing.")
@interface RoleSettings {
  @AttributeDefinition(
      name = "Role",
      description = "As in the certificates, at most 64 characters; empty: clients without a role",
      required = false)
  String role() default "";

  @AttributeDefinition(name = "Units", description = "Unit ids from 0 to 255, as '1-16 255'")
  String units();

  @AttributeDefinition(
      name = "Functions",
      description = "Function codes from 1 to 127, as '1-4 43': reading and identification")
  String functions() default "1-4 43";
}
