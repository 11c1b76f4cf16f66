// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp;

import io.lockgate.driver.snmp.settings.Keys;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Settings of a link. A form only: read by the framework, see {@link io.lockgate.api.driver.Driver}. */
@ObjectClassDefinition(
    factoryPid = "io.lockgate.driver.snmp.link",
    name = "SNMP link",
    description = "One set of credentials, for any number of devices")
@interface LinkForm {
  @AttributeDefinition(name = "Enabled", description = "false takes the link out of service")
  boolean enabled() default true;

  @AttributeDefinition(
      name = "Version",
      description = "v3; v1 and v2c can be read and forged by everybody on the way: only read",
      options = {
        @Option(label = "SNMPv3", value = "v3"),
        @Option(label = "SNMPv2c, insecure", value = "v2c"),
        @Option(label = "SNMPv1, insecure", value = "v1")
      })
  String version() default Keys.Default.VERSION;

  @AttributeDefinition(
      name = "Allow insecure",
      description = "true: v1, v2c, and v3 without encryption may be used, to read only")
  boolean allow$_$insecure() default false;

  @AttributeDefinition(
      name = "User",
      description = "Name of the user, at most 32 characters; needed for v3",
      required = false)
  String user() default "";

  @AttributeDefinition(
      name = "Security",
      description = "How messages of v3 are protected",
      options = {
        @Option(label = "Signed and encrypted", value = "auth-priv"),
        @Option(label = "Signed only, insecure", value = "auth-no-priv")
      })
  String security() default Keys.Default.SECURITY;

  @AttributeDefinition(
      name = "Signature",
      description = "How messages are signed",
      options = {
        @Option(label = "SHA-256", value = "sha-256"),
        @Option(label = "SHA-384", value = "sha-384"),
        @Option(label = "SHA-512", value = "sha-512")
      })
  String auth$_$protocol() default Keys.Default.AUTH_PROTOCOL;

  @AttributeDefinition(
      name = "Password of the signature",
      description = "At least 8 characters, or secret:NAME; needed for v3",
      type = AttributeType.PASSWORD,
      required = false)
  String auth$_$password() default "";

  @AttributeDefinition(
      name = "Encryption",
      description = "How messages are encrypted",
      options = {
        @Option(label = "AES, 128 bits", value = "aes-128"),
        @Option(label = "AES, 192 bits", value = "aes-192"),
        @Option(label = "AES, 256 bits", value = "aes-256")
      })
  String privacy$_$protocol() default Keys.Default.PRIVACY_PROTOCOL;

  @AttributeDefinition(
      name = "Password of the encryption",
      description = "At least 8 characters, or secret:NAME; needed for v3 with encryption",
      type = AttributeType.PASSWORD,
      required = false)
  String privacy$_$password() default "";

  @AttributeDefinition(
      name = "Community",
      description = "Needed for v1 and v2c",
      type = AttributeType.PASSWORD,
      required = false)
  String community() default "";

  @AttributeDefinition(
      name = "Requests at a time",
      description = "Requests under way at a time, to all devices of the link, 1 to 16",
      min = "1",
      max = "16")
  int max$_$in$_$flight() default Keys.Default.MAX_IN_FLIGHT;

  @AttributeDefinition(
      name = "Time-out",
      description = "Milliseconds to wait for an answer, 10 to 60000",
      min = "10",
      max = "60000")
  int timeout$_$ms() default Keys.Default.TIMEOUT_MS;
}
