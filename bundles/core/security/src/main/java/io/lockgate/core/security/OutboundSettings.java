// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.security;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Where the gateway may connect to by itself. */
@ObjectClassDefinition(
    name = "Permitted destinations",
    description =
        "Hosts the gateway may connect to towards the systems above it. Devices of the field are not meant: their links are.")
public @interface OutboundSettings {
  @AttributeDefinition(
      name = "Enabled",
      description = "Whether only the listed destinations are permitted; otherwise all are.")
  boolean enabled() default false;

  @AttributeDefinition(
      name = "Permitted",
      description =
          "host:port, *.domain:port or [IPv6 address]:port, each; without a port any port.",
      required = false)
  String[] allow() default {};
}
