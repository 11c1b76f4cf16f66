// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport;

import com.sun.management.OperatingSystemMXBean;
import io.lockgate.api.driver.Transport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * What an exchange costs: 1,000 links, 100 registers each, every 333 ms, against a responder in a process of its own; a
 * bare selector client does the same for comparison. Run by hand: {@code PollBench [seconds] [links] [bare|ours]}.
 */
final class PollBench {
  private static final int REGISTERS = 100;
  private static final int REQUEST = 12;
  private static final int REPLY = 9 + 2 * REGISTERS;
  private static final long PERIOD = 333_000_000;
  private static final long STEP = 5_000_000;

  private PollBench() {}

  /** Measures, or responds when the first word is {@code respond}. */
  public static void main(String[] args) throws Exception {
    if (args.length > 0 && args[0].equals("respond")) {
      respond();
      return;
    }
    int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 6;
    int links = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
    String kinds = args.length > 2 ? args[2] : "bare,ours,bare,ours,bare,ours";
    Process responder =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                PollBench.class.getName(),
                "respond")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(responder.getInputStream(), StandardCharsets.UTF_8))) {
      int port = Integer.parseInt(out.readLine());
      for (String kind : kinds.split(",", -1)) {
        Round round = new Round(port, links, seconds);
        System.out.println(kind + ": " + (kind.equals("bare") ? round.bare() : round.ours()));
      }
    } finally {
      responder.destroy();
    }
  }

  private static void respond() throws IOException {
    try (Selector selector = Selector.open();
        ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 2_000);
      server.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
      System.out.println(((InetSocketAddress) server.getLocalAddress()).getPort());
      ByteBuffer in = ByteBuffer.allocateDirect(65_536);
      ByteBuffer reply = ByteBuffer.allocateDirect(REPLY);
      while (true) {
        selector.select(key -> answer(key, in, reply));
      }
    }
  }

  private static void answer(SelectionKey key, ByteBuffer in, ByteBuffer reply) {
    try {
      if (key.isAcceptable()) {
        SocketChannel made = ((ServerSocketChannel) key.channel()).accept();
        made.configureBlocking(false).register(key.selector(), SelectionKey.OP_READ);
        return;
      }
      SocketChannel channel = (SocketChannel) key.channel();
      if (channel.read(in.clear()) < 0) {
        channel.close();
        return;
      }
      for (int at = 0; at + REQUEST <= in.position(); at += REQUEST) {
        reply.clear().putShort(in.getShort(at)).putShort((short) 0).putShort((short) (REPLY - 6));
        channel.write(reply.position(0));
      }
    } catch (IOException e) {
      key.cancel();
    }
  }

  /** One measurement: warm up, then count processor time. */
  private static final class Round {
    private final int port;
    private final int links;
    private final int seconds;
    private final LongAdder done = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private int late;

    Round(int port, int links, int seconds) {
      this.port = port;
      this.links = links;
      this.seconds = seconds;
    }

    /** Polls each link at its time; due times in steps of 5 ms. */
    private String poll(java.util.function.IntConsumer send, java.util.function.LongConsumer idle) {
      long begin = System.nanoTime();
      long[] due = new long[links];
      for (int i = 0; i < links; i++) {
        due[i] = begin + (PERIOD * i / links) / STEP * STEP;
      }
      long warm = begin + 5_000_000_000L;
      long end = warm + seconds * 1_000_000_000L;
      long cpu = 0;
      long before = 0;
      boolean measuring = false;
      int next = 0;
      for (long now = begin; now < end; now = System.nanoTime()) {
        if (!measuring && now >= warm) {
          measuring = true;
          cpu = cpu();
          before = done.sum();
        }
        while (due[next] <= now) {
          late += now - due[next] > PERIOD / 10 ? 1 : 0;
          send.accept(next);
          due[next] += PERIOD;
          next = (next + 1) % links;
        }
        idle.accept(due[next] - System.nanoTime());
      }
      long count = done.sum() - before;
      return "%.1f us CPU an exchange, %d exchanges, %d failed, %d late"
          .formatted((cpu() - cpu) / 1e3 / count, count, failed.sum(), late);
    }

    private static long cpu() {
      return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
          .getProcessCpuTime();
    }

    private static ByteBuffer request(int number) {
      ByteBuffer request = ByteBuffer.allocate(REQUEST);
      request.putShort((short) number).putShort((short) 0).putShort((short) 6).put((byte) 1);
      return request.put((byte) 3).putShort((short) 0).putShort((short) REGISTERS).flip();
    }

    String ours() {
      HostClock clock = new HostClock();
      FieldTransports transports = new FieldTransports(clock, Path.of(""));
      try {
        List<Transport> all = new ArrayList<>();
        for (int i = 0; i < links; i++) {
          Transport each = transports.tcp("link" + i, "127.0.0.1", port, new Letters());
          Outcome.of(each.connect(clock.in(5_000)));
          all.add(each);
        }
        int[] numbers = new int[links];
        return poll(
            i -> {
              int number = ++numbers[i] & 0xFFFF;
              all.get(i)
                  .exchange(request(number), Letters.answers(number), clock.in(1_000))
                  .whenComplete((reply, failure) -> (failure == null ? done : failed).increment());
            },
            nanos -> LockSupport.parkNanos(nanos));
      } finally {
        transports.stop();
      }
    }

    String bare() throws IOException {
      try (Selector selector = Selector.open()) {
        List<SocketChannel> all = new ArrayList<>();
        for (int i = 0; i < links; i++) {
          SocketChannel each =
              SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
          each.setOption(java.net.StandardSocketOptions.TCP_NODELAY, true);
          each.configureBlocking(false).register(selector, SelectionKey.OP_READ);
          all.add(each);
        }
        ByteBuffer out = ByteBuffer.allocateDirect(REQUEST);
        ByteBuffer in = ByteBuffer.allocateDirect(1_024);
        String result =
            poll(
                i -> write(all.get(i), out.clear().put(request(i)).flip()),
                nanos -> select(selector, nanos, in));
        for (SocketChannel each : all) {
          each.close();
        }
        return result;
      }
    }

    private void write(SocketChannel channel, ByteBuffer request) {
      try {
        channel.write(request);
      } catch (IOException e) {
        failed.increment();
      }
    }

    private void select(Selector selector, long nanos, ByteBuffer in) {
      try {
        selector.select(
            key -> {
              try {
                if (((SocketChannel) key.channel()).read(in.clear()) == REPLY) {
                  done.increment();
                }
              } catch (IOException e) {
                failed.increment();
              }
            },
            Math.max(1, Duration.ofNanos(nanos).toMillis()));
      } catch (IOException e) {
        failed.increment();
      }
    }
  }
}
