// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.field;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** Load: so many connections, each asks again as soon as it has its answer. Every answer is compared. */
final class Asker {
  static final int REGISTERS = 30;
  private static final int MOST = 4_000_000;
  private static final long SILENCE_NANOS = 5_000_000_000L;

  private final int port;
  private final int connections;
  private final IntUnaryOperator units;
  private final long[] times = new long[MOST];
  private final ByteBuffer out = ByteBuffer.allocateDirect(64);
  private int done;
  private int wrong;
  private String example = "";

  /**
   * Load on one port.
   *
   * @param units unit id that a connection asks, by its number from 0
   */
  Asker(int port, int connections, IntUnaryOperator units) {
    this.port = port;
    this.connections = connections;
    this.units = units;
  }

  /** Warms up, then measures. */
  Answers run(double warmSeconds, double seconds, Cpu cpu) throws IOException {
    try (Selector selector = Selector.open()) {
      for (int i = 0; i < connections; i++) {
        open(selector, units.applyAsInt(i));
      }
      until(selector, warmSeconds);
      done = 0;
      wrong = 0;
      double before = cpu.seconds();
      long begin = System.nanoTime();
      until(selector, seconds);
      double took = (System.nanoTime() - begin) / 1e9;
      double used = cpu.seconds() - before;
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
      return answers(took, used);
    }
  }

  private Answers answers(double took, double used) throws IOException {
    if (done == 0) {
      throw new IOException(wrong + " wrong answers, the last one " + example);
    }
    if (wrong > 0) {
      FieldBench.line("  %d wrong answers, the last one %s", wrong, example);
    }
    long[] sorted = Arrays.copyOf(times, Math.min(done, MOST));
    Arrays.sort(sorted);
    return new Answers(
        done / took, sorted[(int) (sorted.length * 0.99)] / 1e3, used * 1e6 / done, wrong);
  }

  private void open(Selector selector, int unit) throws IOException {
    SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    Line line = new Line(unit);
    channel.register(selector, SelectionKey.OP_READ, line);
    ask(channel, line);
  }

  private void until(Selector selector, double seconds) throws IOException {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    long heard = System.nanoTime();
    while (System.nanoTime() < end) {
      selector.select(100);
      for (SelectionKey key : selector.selectedKeys()) {
        hear((SocketChannel) key.channel(), (Line) key.attachment());
        heard = System.nanoTime();
      }
      selector.selectedKeys().clear();
      if (System.nanoTime() - heard > SILENCE_NANOS) {
        throw new IOException("no answer for 5 s");
      }
    }
  }

  private void hear(SocketChannel channel, Line line) throws IOException {
    if (channel.read(line.in) < 0) {
      throw new IOException("a connection was closed");
    }
    if (Frames.length(line.in, 0) <= line.in.position()) {
      if (Frames.isReply(line.in, 0, line.transaction, line.unit, line.start, REGISTERS)) {
        times[Math.min(done, MOST - 1)] = System.nanoTime() - line.asked;
        done++;
      } else {
        wrong++;
        example = Frames.text(line.in);
      }
      line.in.clear();
      ask(channel, line);
    }
  }

  private void ask(SocketChannel channel, Line line) throws IOException {
    line.transaction = (line.transaction + 1) & 0xFFFF;
    line.start = line.transaction % 100;
    line.asked = System.nanoTime();
    out.clear();
    Frames.request(out, line.transaction, line.unit, line.start, REGISTERS);
    out.flip();
    channel.write(out);
  }

  /**
   * What was measured.
   *
   * @param perSecond answers a second
   * @param p99Micros 99 of 100 came within
   * @param cpuMicros CPU of the program under test for one
   * @param wrong answers that were none
   */
  record Answers(double perSecond, double p99Micros, double cpuMicros, int wrong) {}

  /** One connection. */
  private static final class Line {
    private final ByteBuffer in = ByteBuffer.allocateDirect(512);
    private final int unit;
    private int transaction;
    private int start;
    private long asked;

    private Line(int unit) {
      this.unit = unit;
    }
  }
}
