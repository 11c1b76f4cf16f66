// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of Modbus/TCP Security. */
@ObjectClassDefinition(id = SecureServer.PID, name = "Modbus/TCP Security")
@interface SecureSettings {
  @AttributeDefinition(
      name = "Port",
      description = "TCP port, 1 to 65535; 0: 802 where standard ports can be had, else 1802",
      min = "0",
      max = "65535")
  int port() default 0;

  @AttributeDefinition(
      name = "Client authorities",
      description =
          "Certificates of those who certify clients: a PEM file, or a folder with .pem files, in the"
              + " configuration folder")
  String client$_$authorities() default "tls/modbus-clients";
}
