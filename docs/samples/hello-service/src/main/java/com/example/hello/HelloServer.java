// SPDX-License-Identifier: Apache-2.0
package com.example.hello;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Answers each connection with one line and closes it. Bounded: one thread, at most 8 connections at a time (one served,
 * the others waiting); further ones are left to the system, which lets them try again.
 */
final class HelloServer {
  private static final int MAX_WAITING = 7;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long STOP_MILLIS = 1_000;
  private static final System.Logger LOG = System.getLogger(HelloServer.class.getName());

  private final ServerSocket socket;
  private final byte[] line;
  private final Thread worker;

  private HelloServer(ServerSocket socket, String name) {
    this.socket = socket;
    this.line = ("hello from " + name.replaceAll("\\p{Cntrl}", "?") + "\n").getBytes(UTF_8);
    this.worker = new Thread(this::serve, "hello-service");
  }

  /** Listens on the loopback address; returns once the port is open. */
  static HelloServer open(int port, String name) throws IOException {
    ServerSocket socket = new ServerSocket(port, MAX_WAITING, InetAddress.getLoopbackAddress());
    HelloServer server = new HelloServer(socket, name);
    server.worker.start();
    return server;
  }

  String address() {
    return socket.getInetAddress().getHostAddress();
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        client.getOutputStream().write(line);
      } catch (IOException failure) {
        if (!socket.isClosed()) {
          LOG.log(Level.DEBUG, "a connection was not served", failure);
          // never spins, even when the system has no sockets left
          LockSupport.parkNanos(PAUSE_NANOS);
        }
      }
    }
  }

  /** Closes the port and waits for the thread to end. Without effect the second time. */
  void close() {
    try {
      socket.close();
      worker.join(STOP_MILLIS);
    } catch (IOException failure) {
      LOG.log(Level.WARNING, "the port did not close cleanly", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
