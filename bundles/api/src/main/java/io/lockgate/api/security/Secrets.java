// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.security;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Passwords and keys with which the gateway presents itself to other systems; kept encrypted, told by name in settings, so
 * that no file of settings, no backup in clear and no log holds one. Thread-safe. Whoever reads one wipes it after use and
 * shows it to nobody.
 */
@ProviderType
public interface Secrets {
  /** Most characters of a secret. */
  int MAX_LENGTH = 4_096;

  /**
   * A fresh copy of a secret; empty when there is none of that name. Reads a file: not to be called where nothing may
   * wait.
   *
   * @param name 1 to 64 characters of {@code a-z 0-9 . _ -}, first and last a letter or digit
   * @throws IllegalArgumentException the name is none
   * @throws IOException it cannot be read, or was not written by this gateway
   */
  Optional<char[]> read(String name) throws IOException;

  /**
   * Sets a secret, durable on return; audited without it.
   *
   * @param by needs {@link Permission#CONFIGURE}
   * @param secret 1 to {@link #MAX_LENGTH} characters; left to the caller to wipe
   * @throws NotAllowedException the identity may not
   * @throws IllegalArgumentException the name is none, or the secret is too long or empty
   * @throws IOException it could not be stored for certain
   */
  void write(Identity by, String name, char[] secret) throws NotAllowedException, IOException;

  /**
   * Removes a secret, audited. Without effect when there is none.
   *
   * @param by needs {@link Permission#CONFIGURE}
   * @throws NotAllowedException the identity may not
   * @throws IllegalArgumentException the name is none
   * @throws IOException it could not be removed
   */
  void delete(Identity by, String name) throws NotAllowedException, IOException;

  /**
   * The names there are, sorted.
   *
   * @throws IOException the store cannot be read
   */
  List<String> names() throws IOException;
}
