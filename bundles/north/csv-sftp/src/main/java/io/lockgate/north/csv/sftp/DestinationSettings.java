// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.sftp;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Settings of one server and folder. */
@ObjectClassDefinition(
    name = "SFTP destination",
    description = "A server that files are sent to, and how; gateway:sftp-setup makes one")
@interface DestinationSettings {
  @AttributeDefinition(name = "Host", description = "Name or literal address of the server")
  String host();

  @AttributeDefinition(
      name = "Port",
      description = "TCP port of the server, 1 to 65535",
      min = "1",
      max = "65535")
  int port() default 22;

  @AttributeDefinition(
      name = "Key of the server",
      description =
          "Type and SHA256 fingerprint as accepted by gateway:sftp-setup; empty: nothing is sent",
      required = false)
  String host$_$key() default "";

  @AttributeDefinition(
      name = "Folder",
      description = "Folder for the files, which must be there; empty: where the login leads",
      required = false)
  String folder() default "";

  @AttributeDefinition(name = "User", description = "Name of the user")
  String user();

  @AttributeDefinition(
      name = "Password",
      description = "Name of the secret that holds it, see gateway:secret-set; empty: none",
      required = false)
  String password() default "";

  @AttributeDefinition(
      name = "Private key",
      description = "Name of the secret that holds it as PEM, not encrypted; empty: none",
      required = false)
  String key() default "";

  @AttributeDefinition(
      name = "Format",
      description = "How files are written",
      options = {@Option(label = "CSV", value = "csv"), @Option(label = "JSON", value = "json")})
  String format() default "csv";

  @AttributeDefinition(
      name = "Period",
      description = "Minutes of one file, 1 to 1440",
      min = "1",
      max = "1440")
  int period$_$minutes() default 60;

  @AttributeDefinition(
      name = "Devices",
      description = "Only these, parted by blanks or commas; empty: all",
      required = false)
  String devices() default "";
}
