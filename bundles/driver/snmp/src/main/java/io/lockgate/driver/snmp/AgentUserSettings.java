// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp;

import io.lockgate.driver.snmp.settings.Keys;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Settings of one user of the agent. */
@ObjectClassDefinition(
    name = "User of the SNMP agent",
    description = "Somebody who may read what the gateway says about itself, signed and encrypted")
@interface AgentUserSettings {
  @AttributeDefinition(name = "User", description = "Name of the user, at most 32 characters")
  String user();

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
      description =
          "At least 8 characters, or secret:NAME with the name given to gateway:secret-set",
      type = AttributeType.PASSWORD)
  String auth$_$password();

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
      description =
          "At least 8 characters, or secret:NAME with the name given to gateway:secret-set",
      type = AttributeType.PASSWORD)
  String privacy$_$password();
}
