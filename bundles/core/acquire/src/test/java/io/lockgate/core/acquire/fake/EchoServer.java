// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.fake;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Devices at the other end of real sockets: every byte comes back. */
public final class EchoServer implements AutoCloseable {
  private final ServerSocket server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /** Listens on a free port of loopback. */
  public EchoServer() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start("echo-server", this::accept);
  }

  public int port() {
    return server.getLocalPort();
  }

  /** Connections now. */
  public int connections() {
    return open.size();
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        open.add(client);
        start("echo-client", () -> serve(client));
      }
    } catch (IOException closed) {
      open.clear();
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException gone) {
      open.remove(client);
    }
    open.remove(client);
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket each : Set.copyOf(open)) {
      each.close();
    }
  }
}
