// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.wire;

import io.lockgate.driver.snmp.settings.Credentials;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Credentials, and the keys of their passwords. Immutable; made once and shared, as making takes time. */
public final class Access {
  private final Credentials credentials;
  private final @Nullable UserKeys keys;

  private Access(Credentials credentials, @Nullable UserKeys keys) {
    this.credentials = credentials;
    this.keys = keys;
  }

  /** Takes some ten milliseconds for a user of version 3. */
  public static Access of(Credentials credentials) {
    return new Access(
        credentials, credentials instanceof Credentials.User user ? UserKeys.of(user) : null);
  }

  /** What was configured. */
  public Credentials credentials() {
    return credentials;
  }

  Optional<UserKeys> keys() {
    return Optional.ofNullable(keys);
  }
}
