// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.web;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the HTTPS pages. */
@ObjectClassDefinition(id = HttpsService.PID, name = "HTTPS pages")
@interface WebSettings {
  @AttributeDefinition(
      name = "Port",
      description = "TCP port, 1 to 65535; 0: 443 where standard ports can be had, else 8443",
      min = "0",
      max = "65535")
  int port() default 0;
}
