// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.security;

import io.lockgate.api.security.PasswordRefusedException;

/** Which passwords are good enough. */
@FunctionalInterface
interface PasswordPolicy {
  /** Returns normally when the password obeys; the message of a refusal names the rule, never the password. */
  void check(char[] password) throws PasswordRefusedException;
}
