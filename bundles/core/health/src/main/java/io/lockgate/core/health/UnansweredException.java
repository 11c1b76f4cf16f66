// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.health;

/** A question was not answered; the message says why. */
final class UnansweredException extends Exception {
  private static final long serialVersionUID = 1L;

  UnansweredException(String reason) {
    super(reason);
  }

  UnansweredException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
