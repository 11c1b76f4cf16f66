// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.peers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A broker that answers each connection with prepared bytes, whatever is said, and then only listens. */
public final class RawBroker implements AutoCloseable {
  private final ServerSocket server;
  private final Iterator<byte[]> answers;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final Thread thread;

  /** One answer a connection; the last one again and again. */
  public RawBroker(Iterator<byte[]> answers) throws IOException {
    this.answers = answers;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.thread = new Thread(this::serve, "raw-broker");
    thread.start();
  }

  public int port() {
    return server.getLocalPort();
  }

  /** How many there were. */
  public int connections() {
    return connections.get();
  }

  private void serve() {
    byte[] last = {};
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        sockets.add(socket);
        connections.incrementAndGet();
        last = answers.hasNext() ? answers.next() : last;
        InputStream in = socket.getInputStream();
        if (in.read() >= 0 && last.length > 0) {
          socket.getOutputStream().write(last);
          socket.getOutputStream().flush();
        }
      } catch (IOException over) {
        if (!server.isClosed()) {
          throw new UncheckedIOException(over);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    closeSockets();
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    closeSockets();
  }

  private void closeSockets() throws IOException {
    for (Socket each : sockets) {
      each.close();
    }
  }
}
