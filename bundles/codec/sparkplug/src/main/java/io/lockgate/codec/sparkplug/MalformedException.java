// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.sparkplug;

/** What came is no Sparkplug B. Carries no stack trace: bad input is an event, not a crash. */
public final class MalformedException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedException(String message) {
    super(message, null, false, false);
  }
}
