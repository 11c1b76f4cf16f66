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

/** The least a server can do: one selector, answers every request of {@link Frames}. A program of its own. */
final class Responder {
  private Responder() {}

  /** One argument: the port on loopback. */
  public static void main(String[] arguments) throws IOException {
    Selector selector = Selector.open();
    ServerSocketChannel server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])), 1024);
    server.configureBlocking(false);
    server.register(selector, SelectionKey.OP_ACCEPT);
    ByteBuffer out = ByteBuffer.allocateDirect(1 << 16);
    while (true) {
      selector.select();
      for (SelectionKey key : selector.selectedKeys()) {
        if (key.isAcceptable()) {
          accept(server, selector);
        } else {
          serve(key, out);
        }
      }
      selector.selectedKeys().clear();
    }
  }

  private static void accept(ServerSocketChannel server, Selector selector) throws IOException {
    SocketChannel client = server.accept();
    if (client != null) {
      client.configureBlocking(false);
      client.setOption(StandardSocketOptions.TCP_NODELAY, true);
      client.register(selector, SelectionKey.OP_READ, ByteBuffer.allocateDirect(4096));
    }
  }

  private static void serve(SelectionKey key, ByteBuffer out) throws IOException {
    SocketChannel client = (SocketChannel) key.channel();
    ByteBuffer in = (ByteBuffer) key.attachment();
    if (read(client, in) < 0) {
      client.close();
      return;
    }
    out.clear();
    int at = 0;
    for (int length = Frames.length(in, at);
        length <= in.position() - at;
        length = Frames.length(in, at)) {
      Frames.reply(in, at, out);
      at += length;
    }
    in.limit(in.position()).position(at);
    in.compact();
    out.flip();
    while (out.hasRemaining()) {
      client.write(out);
    }
  }

  private static int read(SocketChannel client, ByteBuffer in) {
    try {
      return client.read(in);
    } catch (IOException reset) {
      return -1;
    }
  }
}
