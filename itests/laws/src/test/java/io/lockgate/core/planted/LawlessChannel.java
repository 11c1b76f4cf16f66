// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.planted;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

/** Breaks law 6 through a channel. */
public final class LawlessChannel {
  private LawlessChannel() {}

  /** Never called. */
  static boolean listens() throws IOException {
    try (ServerSocketChannel channel = ServerSocketChannel.open()) {
      return channel.bind(new InetSocketAddress(0)).isOpen();
    }
  }
}
