// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.base;

/** A command stops, having changed nothing; the message is one line for the operator. */
public final class CommandRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  public CommandRefusedException(String reason) {
    super(reason);
  }
}
