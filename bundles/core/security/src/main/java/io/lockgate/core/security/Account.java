// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.security;

import io.lockgate.api.security.Role;
import java.util.Locale;

/**
 * One user as stored, a line {@code name:role:password record}.
 *
 * @param name 1 to 32 of {@code [a-z0-9-]}
 * @param role what the user may do
 * @param password how to recognise the password
 */
record Account(String name, Role role, PasswordHash password) {
  /** The default administrator. */
  static final String ADMIN = "admin";

  Account {
    if (!name.matches("[a-z0-9-]{1,32}")) {
      throw new IllegalArgumentException("an account name has 1 to 32 of a-z, 0-9 and -");
    }
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException it is not one; the message does not repeat it
   */
  static Account parse(String line) {
    String[] fields = line.split(":", -1);
    if (fields.length != 3) {
      throw new IllegalArgumentException("a line of an account has three fields");
    }
    Role role = Role.valueOf(fields[1].toUpperCase(Locale.ROOT).replace('-', '_'));
    return new Account(fields[0], role, PasswordHash.parse(fields[2]));
  }

  String line() {
    String roleName = role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return name + ":" + roleName + ":" + password.text();
  }
}
