// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.field;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** The least a poller can do: one selector, one connection a device, due times spread over the period. A program. */
final class LeastPoller {
  private LeastPoller() {}

  /** Arguments: port, devices, registers, period in milliseconds. */
  public static void main(String[] arguments) throws IOException {
    int devices = Integer.parseInt(arguments[1]);
    int registers = Integer.parseInt(arguments[2]);
    long period = Long.parseLong(arguments[3]) * 1_000_000;
    Selector selector = Selector.open();
    SocketChannel[] channels = new SocketChannel[devices];
    ByteBuffer in = ByteBuffer.allocateDirect(4096);
    ByteBuffer out = ByteBuffer.allocateDirect(64);
    for (int i = 0; i < devices; i++) {
      channels[i] =
          SocketChannel.open(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])));
      channels[i].setOption(StandardSocketOptions.TCP_NODELAY, true);
      channels[i].configureBlocking(false);
      channels[i].register(selector, SelectionKey.OP_READ);
    }
    long begin = System.nanoTime();
    for (long next = 0; ; ) {
      long due = begin + next / devices * period + next % devices * (period / devices);
      long wait = (due - System.nanoTime()) / 1_000_000;
      if (wait <= 0) {
        out.clear();
        Frames.request(out, (int) (next / devices & 0xFFFF), 1, 0, registers);
        out.flip();
        channels[(int) (next % devices)].write(out);
        next++;
      } else {
        selector.select(wait);
        for (SelectionKey key : selector.selectedKeys()) {
          in.clear();
          ((SocketChannel) key.channel()).read(in);
        }
        selector.selectedKeys().clear();
      }
    }
  }
}
