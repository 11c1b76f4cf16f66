// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The other side of letters: what it answers is up to the test. One thread a connection. */
final class LetterServer implements AutoCloseable {
  private final ServerSocket server;
  private final Answerer answerer;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  final List<ByteBuffer> received = new CopyOnWriteArrayList<>();

  /** Answers a letter, or not. */
  @FunctionalInterface
  interface Answerer {
    void answer(ByteBuffer letter, OutputStream out) throws IOException;
  }

  LetterServer(Answerer answerer) {
    this.answerer = answerer;
    try {
      server = new ServerSocket(0, 1100, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start("letter server", this::accept);
  }

  /** Sends each letter back. */
  static LetterServer echo() {
    return new LetterServer((letter, out) -> out.write(Letters.bytes(letter)));
  }

  /** Never answers. */
  static LetterServer silent() {
    return new LetterServer((letter, out) -> {});
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        sockets.add(socket);
        start("letter connection", () -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket;
        DataInputStream in = new DataInputStream(socket.getInputStream())) {
      while (true) {
        byte[] header = in.readNBytes(Letters.HEADER);
        if (header.length < Letters.HEADER) {
          return;
        }
        int length = ByteBuffer.wrap(header).getShort(4) & 0xFFFF;
        ByteBuffer letter = ByteBuffer.allocate(Letters.HEADER + length);
        letter.put(header).put(in.readNBytes(length)).flip();
        received.add(letter);
        answerer.answer(letter, socket.getOutputStream());
      }
    } catch (IOException ended) {
      sockets.remove(socket);
    }
  }

  int port() {
    return server.getLocalPort();
  }

  /** Sends bytes that nobody asked for, on all connections. */
  void say(ByteBuffer bytes) throws IOException {
    for (Socket each : sockets) {
      each.getOutputStream().write(Letters.bytes(bytes));
    }
  }

  /** Ends all connections in good order. */
  void hangUp() throws IOException {
    for (Socket each : sockets) {
      each.close();
    }
    sockets.clear();
  }

  int connections() {
    sockets.removeIf(Socket::isClosed);
    return sockets.size();
  }

  @Override
  public void close() throws IOException {
    server.close();
    hangUp();
  }
}
