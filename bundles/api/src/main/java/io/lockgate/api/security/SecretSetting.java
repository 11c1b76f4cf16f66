// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.security;

import java.io.IOException;

/**
 * A setting that is a password, or better names one: {@code secret:NAME} stands for what {@code gateway:secret-set NAME}
 * has stored. For settings that were passwords in clear before there were {@link Secrets}.
 */
public final class SecretSetting {
  /** Begins a setting that names a secret. */
  public static final String PREFIX = "secret:";

  private SecretSetting() {}

  /** Whether it is a password in clear, which should not stand in a file. */
  public static boolean isPlain(String setting) {
    return !setting.isBlank() && !setting.strip().startsWith(PREFIX);
  }

  /**
   * A fresh copy of what it stands for, to be wiped after use; of no characters for a blank setting. Reads a file.
   *
   * @throws IOException the secret was never set or cannot be read, or its name is none; the message names it
   */
  public static char[] read(Secrets secrets, String setting) throws IOException {
    String text = setting.strip();
    if (!text.startsWith(PREFIX)) {
      return setting.toCharArray();
    }
    String name = text.substring(PREFIX.length()).strip();
    try {
      return secrets
          .read(name)
          .orElseThrow(
              () ->
                  new IOException(
                      "the secret '" + name + "' was never set: gateway:secret-set " + name));
    } catch (IllegalArgumentException e) {
      throw new IOException("'" + name + "' cannot be the name of a secret", e);
    }
  }
}
