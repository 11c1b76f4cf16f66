// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.settings;

import io.lockgate.api.security.Secrets;
import io.lockgate.north.mqtt.wire.Way;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A secret told by its name.
 *
 * @param secrets where it is kept
 * @param name empty: there is none
 */
public record SecretText(Secrets secrets, String name) implements Way.Password {
  @Override
  public char @Nullable [] read() throws IOException {
    if (name.isEmpty()) {
      return null;
    }
    return secrets
        .read(name)
        .orElseThrow(
            () -> new IOException("the secret '" + name + "' is not set (gateway:secret-set)"));
  }
}
