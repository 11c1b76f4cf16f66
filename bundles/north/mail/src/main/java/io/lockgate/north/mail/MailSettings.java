// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mail;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Settings of service {@code mail}. */
@ObjectClassDefinition(
    name = "E-mail",
    description = "The mail server that alarms go to; recipients are configurations of their own")
@interface MailSettings {
  @AttributeDefinition(
      name = "Server",
      description = "Name or address of the mail server, as in its certificate",
      required = false)
  String host() default "";

  @AttributeDefinition(
      name = "Port",
      description = "1 to 65535; 0: 587 for starttls, 465 for tls, 25 for plain",
      min = "0",
      max = "65535")
  int port() default 0;

  @AttributeDefinition(
      name = "Security",
      description = "How the connection is protected; plain needs allow-insecure, and has no login",
      options = {
        @Option(label = "STARTTLS", value = "starttls"),
        @Option(label = "TLS", value = "tls"),
        @Option(label = "None, insecure", value = "plain")
      })
  String security() default "starttls";

  @AttributeDefinition(
      name = "Allow insecure",
      description = "true: security = plain may be used, which everybody on the way can read")
  boolean allow$_$insecure() default false;

  @AttributeDefinition(
      name = "User",
      description = "For the login; empty: no login",
      required = false)
  String user() default "";

  @AttributeDefinition(
      name = "Password",
      description = "Of the user: secret:NAME, the name given to gateway:secret-set",
      type = AttributeType.PASSWORD,
      required = false)
  String password() default "";

  @AttributeDefinition(
      name = "Authorities",
      description =
          "PEM file in the configuration folder: who may have issued the server's certificate; empty: those the"
              + " platform trusts",
      required = false)
  String authorities() default "";

  @AttributeDefinition(
      name = "Sender",
      description = "Address of the sender, below 128 characters",
      required = false)
  String from() default "";

  @AttributeDefinition(
      name = "Name",
      description = "Name of the gateway in the subject, at most 64 characters")
  String name() default "gateway";
}
