// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.net;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;

/**
 * Ports of the loopback address that nobody else uses. Each is held, bound but not listening (so a connection to it is
 * refused), until {@link #release} gives it to the code under test. Thread-safe.
 */
public final class FreePorts implements AutoCloseable {
  private final Map<Integer, Closeable> held = new HashMap<>();

  /**
   * A port free for TCP.
   *
   * @throws UncheckedIOException the host has none
   */
  public synchronized int tcp() {
    try {
      Socket socket = new Socket();
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      return hold(socket.getLocalPort(), socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A port free for UDP.
   *
   * @throws UncheckedIOException the host has none
   */
  public synchronized int udp() {
    try {
      DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
      return hold(socket.getLocalPort(), socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same number may be free for TCP and for UDP: then the earlier one stays held together with it. */
  private int hold(int port, Closeable socket) {
    held.merge(
        port,
        socket,
        (first, second) ->
            () -> {
              first.close();
              second.close();
            });
    return port;
  }

  /** Lets go of a port that is about to be used; returns it, for use in an expression. */
  public synchronized int release(int port) {
    Closeable socket = held.remove(port);
    if (socket == null) {
      throw new IllegalArgumentException("port " + port + " is not held");
    }
    close(socket);
    return port;
  }

  /** A TCP port, released at once. */
  public int releasedTcp() {
    return release(tcp());
  }

  /** Lets go of all ports still held. */
  @Override
  public synchronized void close() {
    held.values().forEach(FreePorts::close);
    held.clear();
  }

  private static void close(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
