// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.wire;

import io.lockgate.api.publish.PublishException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** Gives the library its socket, and keeps hold of it, so that it can be ended whatever the library does. Thread-safe. */
final class BrokerSockets extends SocketFactory {
  private final Way way;
  private volatile @Nullable BrokerSocket made;
  private boolean over;

  BrokerSockets(Way way) {
    this.way = way;
  }

  @Override
  public synchronized Socket createSocket() throws IOException {
    end();
    if (over) {
      throw new IOException("closed");
    }
    BrokerSocket fresh = new BrokerSocket(way);
    made = fresh;
    return fresh;
  }

  /**
   * What a failure of the library was, in truth: the reason that the broker gave for breaking off is heard by the one who
   * reads, while the one who writes only sees that it broke.
   */
  BrokerException why(BrokerException told) {
    BrokerSocket present = made;
    IOException heard = present == null ? null : present.heard();
    if (heard == null || told.kind() != Kind.UNREACHABLE) {
      return told;
    }
    return Faults.of(heard);
  }

  /** Ends the socket there is; there will be no other. */
  synchronized void close() throws IOException {
    over = true;
    end();
  }

  private void end() throws IOException {
    BrokerSocket before = made;
    made = null;
    if (before != null) {
      before.close();
    }
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw unconnectedOnly();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress own, int ownPort)
      throws IOException {
    throw unconnectedOnly();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw unconnectedOnly();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress own, int ownPort)
      throws IOException {
    throw unconnectedOnly();
  }

  private static IOException unconnectedOnly() {
    return new IOException("this makes unconnected sockets only");
  }
}
