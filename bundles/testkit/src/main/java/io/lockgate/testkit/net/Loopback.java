// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.net;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Connections to ports of this host. */
public final class Loopback {
  private Loopback() {}

  /**
   * Connects to a TCP port of the loopback address.
   *
   * <p>A client that tries a closed port often enough is one day given that very port for its own end and then talks to
   * itself; this counts as refused.
   *
   * @throws IOException nobody listens, or nobody answered in time
   */
  public static Socket connect(int port, int limitMillis) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), limitMillis);
      if (socket.getLocalPort() == port) {
        throw new ConnectException("connected to itself");
      }
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
