// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Connections with one request in flight each, on one thread, as fast as they are answered. */
final class Load implements AutoCloseable {
  private static final int REPLY = 9 + 60;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /**
   * What was seen.
   *
   * @param perSecond requests a second
   * @param cpuMicros of the server's thread, a request
   * @param p99Micros time from request to reply
   */
  record Result(double perSecond, double cpuMicros, double p99Micros) {}

  private static final class Line {
    private final SocketChannel socket;
    private final ByteBuffer in = ByteBuffer.allocateDirect(512);
    private long sent;

    Line(SocketChannel socket) {
      this.socket = socket;
    }
  }

  private final Selector selector = Selector.open();
  private final List<Line> lines = new ArrayList<>();
  private final ByteBuffer request;
  private final long[] times = new long[1 << 20];
  private int answered;

  Load(int port, int connections, String pdu) throws IOException {
    byte[] bytes = HexFormat.of().parseHex("0001000000" + "06ff" + pdu);
    request = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    for (int i = 0; i < connections; i++) {
      SocketChannel socket =
          SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
      socket.configureBlocking(false);
      Line line = new Line(socket);
      socket.register(selector, SelectionKey.OP_READ, line);
      lines.add(line);
      send(line);
    }
  }

  private void send(Line line) throws IOException {
    line.sent = System.nanoTime();
    line.socket.write(request.duplicate());
  }

  private void ready(SelectionKey key) {
    try {
      Line line = (Line) key.attachment();
      if (line.socket.read(line.in) < 0) {
        throw new IOException("closed by the server");
      }
      if (line.in.position() == REPLY) {
        times[answered++ & times.length - 1] = System.nanoTime() - line.sent;
        line.in.clear();
        send(line);
      } else if (line.in.position() > REPLY || line.in.get(7) != 3) {
        throw new IOException("not the reply that was asked for");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Result run(long nanos, String serverThread) throws IOException {
    long thread = threadNamed(serverThread);
    answered = 0;
    long cpu = THREADS.getThreadCpuTime(thread);
    long began = System.nanoTime();
    long now = began;
    while (now - began < nanos) {
      selector.select(this::ready, 100);
      now = System.nanoTime();
    }
    double used = THREADS.getThreadCpuTime(thread) - cpu;
    long[] seen = Arrays.copyOf(times, Math.min(answered, times.length));
    Arrays.sort(seen);
    return new Result(
        answered * 1e9 / (now - began), used / 1e3 / answered, seen[seen.length * 99 / 100] / 1e3);
  }

  private static long threadNamed(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(name))
        .mapToLong(Thread::getId)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() throws IOException {
    for (Line line : lines) {
      line.socket.close();
    }
    selector.close();
  }
}
