// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Sends back what it receives; tells how its connections ended. */
final class EchoServer implements AutoCloseable {
  private final ServerSocket server;
  private final Thread acceptor;
  private int connections;
  private int ended;

  EchoServer() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    acceptor = thread(this::accept);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "echo");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  int port() {
    return server.getLocalPort();
  }

  synchronized int connections() {
    return connections;
  }

  synchronized int ended() {
    return ended;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        count(1, 0);
        thread(() -> echo(socket));
      } catch (IOException e) {
        if (!server.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private synchronized void count(int begun, int over) {
    connections += begun;
    ended += over;
  }

  private void echo(Socket socket) {
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
      count(0, 1);
    } catch (IOException reset) {
      count(0, 1);
    }
  }

  /** The port is closed when the accepting thread has let go of it. */
  @Override
  public void close() throws IOException {
    server.close();
    try {
      acceptor.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
