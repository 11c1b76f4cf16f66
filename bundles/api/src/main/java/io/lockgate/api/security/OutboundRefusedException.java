// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.security;

import java.io.IOException;

/** A destination is not on the list of permitted ones; nothing has been sent, not even a question for its name. */
public final class OutboundRefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  /** The message names host and port. */
  public OutboundRefusedException(String host, int port) {
    super(
        host
            + ":"
            + port
            + " is not on the list of permitted destinations; see gateway:endpoints and setting allow of"
            + " io.lockgate.core.security.outbound");
  }
}
