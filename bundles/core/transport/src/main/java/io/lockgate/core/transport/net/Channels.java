// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.net;

import io.lockgate.core.transport.frame.Link;
import java.io.Closeable;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what is given up anyway. */
final class Channels {
  private static final Logger LOG = LoggerFactory.getLogger(Channels.class);

  private Channels() {}

  static void close(Closeable channel, Link link) {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("{}: closing {} fails", link.owner(), link.peer(), e);
    }
  }
}
