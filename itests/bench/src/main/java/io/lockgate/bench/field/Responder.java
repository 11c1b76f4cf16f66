// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.field;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** The least a server can do: one selector, answers every request of {@link Frames}. Also a program of its own. */
public final class Responder implements AutoCloseable {
  private final Selector selector;
  private final ServerSocketChannel server;
  private final Beats beats;
  private final ByteBuffer out = ByteBuffer.allocateDirect(1 << 16);
  private volatile int connections;

  /** Hears of each request. */
  public interface Beats {
    /** On that connection, counted from 0. */
    void beat(int connection, long now);
  }

  /** A connection, and what has come over it. */
  private record Peer(int number, ByteBuffer in) {}

  private Responder(int port, Beats beats) throws IOException {
    this.beats = beats;
    selector = Selector.open();
    server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress("127.0.0.1", port), 1024);
    server.configureBlocking(false);
    server.register(selector, SelectionKey.OP_ACCEPT);
  }

  /** One argument: the port on loopback. */
  public static void main(String[] arguments) throws IOException {
    new Responder(Integer.parseInt(arguments[0]), (connection, now) -> {}).serve();
  }

  /** One in this process that tells when it is asked. */
  public static Responder start(int port, Beats beats) throws IOException {
    Responder responder = new Responder(port, beats);
    Thread thread = new Thread(responder::serveUntilClosed, "responder");
    thread.setDaemon(true);
    thread.start();
    return responder;
  }

  /** How many were made so far. */
  public int connections() {
    return connections;
  }

  private void serveUntilClosed() {
    try {
      serve();
    } catch (IOException e) {
      System.err.println("responder: " + e);
    }
  }

  private void serve() throws IOException {
    while (selector.isOpen()) {
      selector.select();
      if (!selector.isOpen()) {
        return;
      }
      for (SelectionKey key : selector.selectedKeys()) {
        if (key.isAcceptable()) {
          accept();
        } else {
          serve(key);
        }
      }
      selector.selectedKeys().clear();
    }
  }

  private void accept() throws IOException {
    SocketChannel client = server.accept();
    if (client != null) {
      int number = connections;
      connections = number + 1;
      client.configureBlocking(false);
      client.setOption(StandardSocketOptions.TCP_NODELAY, true);
      client.register(
          selector, SelectionKey.OP_READ, new Peer(number, ByteBuffer.allocateDirect(4096)));
    }
  }

  private void serve(SelectionKey key) throws IOException {
    SocketChannel client = (SocketChannel) key.channel();
    Peer peer = (Peer) key.attachment();
    ByteBuffer in = peer.in();
    if (!read(client, in)) {
      client.close();
      return;
    }
    out.clear();
    int at = 0;
    for (int length = Frames.length(in, at);
        length <= in.position() - at;
        length = Frames.length(in, at)) {
      beats.beat(peer.number(), System.nanoTime());
      Frames.reply(in, at, out);
      at += length;
    }
    in.limit(in.position()).position(at);
    in.compact();
    out.flip();
    if (!write(client)) {
      client.close();
    }
  }

  /** Whether the peer is still there. */
  private static boolean read(SocketChannel client, ByteBuffer in) {
    try {
      return client.read(in) >= 0;
    } catch (IOException reset) {
      return false;
    }
  }

  private boolean write(SocketChannel client) {
    try {
      while (out.hasRemaining()) {
        client.write(out);
      }
      return true;
    } catch (IOException reset) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
