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

/** The least a gateway can do: one selector, raw bytes to and fro, one connection beyond for each client. */
final class Relay {
  private Relay() {}

  /** Two arguments: the port on loopback, and the port beyond. */
  public static void main(String[] arguments) throws IOException {
    InetSocketAddress beyond = new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[1]));
    Selector selector = Selector.open();
    ServerSocketChannel server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])), 1024);
    server.configureBlocking(false);
    server.register(selector, SelectionKey.OP_ACCEPT);
    ByteBuffer bytes = ByteBuffer.allocateDirect(1 << 16);
    while (true) {
      selector.select();
      for (SelectionKey key : selector.selectedKeys()) {
        if (!key.isValid()) {
          continue;
        }
        if (key.isAcceptable()) {
          join(server.accept(), SocketChannel.open(beyond), selector);
        } else {
          pass((SocketChannel) key.channel(), (SocketChannel) key.attachment(), bytes);
        }
      }
      selector.selectedKeys().clear();
    }
  }

  private static void join(SocketChannel client, SocketChannel beyond, Selector selector)
      throws IOException {
    for (SocketChannel each : new SocketChannel[] {client, beyond}) {
      each.configureBlocking(false);
      each.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }
    client.register(selector, SelectionKey.OP_READ, beyond);
    beyond.register(selector, SelectionKey.OP_READ, client);
  }

  private static void pass(SocketChannel from, SocketChannel to, ByteBuffer bytes)
      throws IOException {
    if (!passed(from, to, bytes)) {
      from.close();
      to.close();
    }
  }

  /** Whether both are still there. */
  private static boolean passed(SocketChannel from, SocketChannel to, ByteBuffer bytes) {
    try {
      bytes.clear();
      if (from.read(bytes) < 0) {
        return false;
      }
      bytes.flip();
      while (bytes.hasRemaining()) {
        to.write(bytes);
      }
      return true;
    } catch (IOException reset) {
      return false;
    }
  }
}
