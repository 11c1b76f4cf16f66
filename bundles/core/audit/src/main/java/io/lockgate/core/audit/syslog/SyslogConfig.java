// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.syslog;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Where audit records are forwarded to. */
@ObjectClassDefinition(
    name = "Audit log forwarding",
    description = "Sends each audit record to a syslog receiver over TLS (RFC 5424, RFC 5425).")
public @interface SyslogConfig {
  @AttributeDefinition(name = "Enabled", description = "Whether records are forwarded.")
  boolean enabled() default false;

  @AttributeDefinition(name = "Host", description = "Name or address, as in its certificate.")
  String host() default "";

  @AttributeDefinition(name = "Port", description = "TCP port.", min = "1", max = "65535")
  int port() default 6514;

  @AttributeDefinition(
      name = "Trusted authorities",
      description = "PEM file of the certificates that may have issued the receiver's.")
  String authorities() default "";

  @AttributeDefinition(
      name = "Client certificate",
      description = "PEM file of the chain this side shows; empty for none.")
  String clientCertificate() default "";

  @AttributeDefinition(
      name = "Client key",
      description = "PEM file of the unencrypted PKCS#8 key for it.")
  String clientKey() default "";

  @AttributeDefinition(
      name = "Origin",
      description = "Host name in the messages: letters, digits, dot, hyphen; - for none.")
  String origin() default "-";
}
