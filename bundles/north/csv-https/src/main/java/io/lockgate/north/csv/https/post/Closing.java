// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.https.post;

import java.io.IOException;
import java.net.Socket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a connection that somebody else still uses. */
final class Closing {
  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  private Closing() {}

  static void now(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("a connection did not end as it should", e);
    }
  }
}
