// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.client;

import java.io.IOException;
import java.nio.file.Path;

/** There is no console to talk to; the message is for the user. */
final class NoGatewayException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  private NoGatewayException(String message, int status, IOException cause) {
    super(message, cause);
    this.status = status;
  }

  /** Finds the words for a failed connection. */
  static NoGatewayException because(Path socket, boolean absent, IOException cause) {
    String reason = String.valueOf(cause.getMessage());
    if (reason.contains("ermission denied")) {
      return new NoGatewayException(
          "not permitted: only the gateway's own user and root may use " + socket,
          ExitStatus.REFUSED,
          cause);
    }
    if (absent) {
      return new NoGatewayException(
          "Lockgate is not running: there is no " + socket, ExitStatus.NO_GATEWAY, cause);
    }
    if (reason.contains("refused")) {
      return new NoGatewayException(
          "Lockgate is not running: nobody listens on " + socket, ExitStatus.NO_GATEWAY, cause);
    }
    return new NoGatewayException(
        "cannot connect to " + socket + ": " + reason, ExitStatus.NO_GATEWAY, cause);
  }

  /** Exit status of the program. */
  int status() {
    return status;
  }
}
