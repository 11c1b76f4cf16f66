// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.cfg;

/** A backslash that means nothing; the message never holds the value. */
public final class BadEscapeException extends Exception {
  private static final long serialVersionUID = 1L;

  BadEscapeException(String reason) {
    super(reason, null, false, false);
  }
}
