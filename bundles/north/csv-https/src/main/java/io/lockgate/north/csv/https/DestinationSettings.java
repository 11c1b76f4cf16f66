// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.https;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Settings of one server and path. */
@ObjectClassDefinition(
    name = "HTTPS destination",
    description = "A server that files are sent to as forms, and how")
@interface DestinationSettings {
  @AttributeDefinition(
      name = "Host",
      description = "Name or literal address of the server, as in its certificate")
  String host();

  @AttributeDefinition(
      name = "Port",
      description = "TCP port of the server, 1 to 65535",
      min = "1",
      max = "65535")
  int port() default 443;

  @AttributeDefinition(name = "Path", description = "Where the form is taken, begins with /")
  String path() default "/";

  @AttributeDefinition(name = "Field", description = "Name of the form's field that holds the file")
  String field() default "datafile1";

  @AttributeDefinition(
      name = "Authorities",
      description =
          "PEM file of the authorities that may certify the server, in the configuration folder;"
              + " empty: those that the platform trusts",
      required = false)
  String authorities() default "";

  @AttributeDefinition(
      name = "User",
      description = "Name of the user; empty: nobody is asked for",
      required = false)
  String user() default "";

  @AttributeDefinition(
      name = "Password",
      description = "Name of the secret that holds it, see gateway:secret-set; needed with a user",
      required = false)
  String password() default "";

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
