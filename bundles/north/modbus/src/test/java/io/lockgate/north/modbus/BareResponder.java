// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** The least that can answer a request for 30 registers: one selector, one fixed reply. */
final class BareResponder implements AutoCloseable {
  static final String THREAD = "bare responder";
  private static final int REPLY = 9 + 60;

  private final Selector selector = Selector.open();
  private final ServerSocketChannel listener = ServerSocketChannel.open();
  private final ByteBuffer in = ByteBuffer.allocateDirect(512);
  private final ByteBuffer out = ByteBuffer.allocateDirect(REPLY);

  BareResponder() throws IOException {
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
    listener.configureBlocking(false);
    listener.register(selector, SelectionKey.OP_ACCEPT);
    Thread thread = new Thread(this::run, THREAD);
    thread.setDaemon(true);
    thread.start();
  }

  int port() throws IOException {
    return ((InetSocketAddress) listener.getLocalAddress()).getPort();
  }

  private void run() {
    try {
      while (listener.isOpen()) {
        selector.select(this::ready);
      }
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void ready(SelectionKey key) {
    try {
      if (key.isAcceptable()) {
        SocketChannel socket = listener.accept();
        socket.configureBlocking(false);
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        socket.register(selector, SelectionKey.OP_READ);
        return;
      }
      SocketChannel socket = (SocketChannel) key.channel();
      in.clear();
      if (socket.read(in) < 0) {
        socket.close();
        return;
      }
      out.clear();
      out.putShort(in.getShort(0)).putShort((short) 0).putShort((short) (REPLY - 6));
      out.put(in.get(6)).put((byte) 3).put((byte) 60);
      out.clear();
      socket.write(out);
    } catch (IOException gone) {
      key.cancel();
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    selector.wakeup();
  }
}
