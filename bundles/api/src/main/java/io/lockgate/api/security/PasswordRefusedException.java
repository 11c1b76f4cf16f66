// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.security;

/** A password breaks a rule. The message names the rule and never the password. */
public final class PasswordRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  public PasswordRefusedException(String rule) {
    super(rule);
  }
}
