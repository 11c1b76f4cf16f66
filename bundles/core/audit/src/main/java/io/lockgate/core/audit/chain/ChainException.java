// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.chain;

/** A line, or a sequence of lines, is not what this log wrote. The message is one clause for an operator. */
public final class ChainException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String fault;

  /** Malformed input is an event, not a crash: no stack trace is taken. */
  public ChainException(String message) {
    super(message, null, false, false);
    fault = message;
  }

  /** What is wrong, one clause. */
  public String fault() {
    return fault;
  }
}
