// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.client;

/**
 * What the program's exit status says. 0, 1, 2 and 127 come from the gateway: done, failed, refused or not allowed,
 * unknown command. The others are the program's own.
 */
final class ExitStatus {
  /** The socket refuses this user. */
  static final int REFUSED = 2;

  /** No gateway answers, or the connection broke. */
  static final int NO_GATEWAY = 3;

  /** The command line makes no sense. */
  static final int USAGE = 64;

  private ExitStatus() {}
}
