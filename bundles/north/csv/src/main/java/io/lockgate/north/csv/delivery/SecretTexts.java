// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.delivery;

import io.lockgate.api.publish.PublishException;
import io.lockgate.api.publish.PublishException.Kind;
import io.lockgate.api.security.Secrets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Secrets by the names that settings give. */
public final class SecretTexts {
  private SecretTexts() {}

  /** The characters as UTF-8; the copies made on the way are wiped, this one is the caller's. */
  public static byte[] utf8(char[] secret) {
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(secret));
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    for (encoded.clear(); encoded.hasRemaining(); ) {
      encoded.put((byte) 0);
    }
    return bytes;
  }

  /**
   * A fresh copy; empty where the settings name none.
   *
   * @throws PublishException it was never set, or cannot be read
   */
  public static Optional<char[]> read(Secrets secrets, String name) throws PublishException {
    if (name.isBlank()) {
      return Optional.empty();
    }
    try {
      Optional<char[]> secret = secrets.read(name.strip());
      if (secret.isEmpty()) {
        throw new PublishException(
            Kind.SETTINGS, "the secret '" + name + "' was never set: gateway:secret-set " + name);
      }
      return secret;
    } catch (IOException | IllegalArgumentException e) {
      throw new PublishException(
          Kind.SETTINGS, "the secret '" + name + "' cannot be read: " + e.getMessage());
    }
  }
}
