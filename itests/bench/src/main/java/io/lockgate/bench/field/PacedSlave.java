// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.field;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A slave on a pseudo terminal that takes as long as a line of a given speed would, and counts requests that came
 * inside the silence of 3.5 characters after its reply. Register {@code n} holds {@code n}.
 */
final class PacedSlave implements AutoCloseable {
  private static final int REQUEST = 8;
  private static final int FAST = 19_200;
  private static final long FAST_GAP_NANOS = 1_750_000;
  private static final long PIECE_NANOS = 500_000;
  private static final long SPIN_NANOS = 200_000;
  private static final int REPLY = 65;

  private final RandomAccessFile terminal;
  private final long characterNanos;
  private final long gapNanos;
  private final Thread thread;
  private volatile boolean closed;
  private final AtomicInteger early = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private long freeFrom = System.nanoTime();

  PacedSlave(Path terminal, int baud) throws IOException {
    this.terminal = new RandomAccessFile(terminal.toFile(), "rw");
    this.characterNanos = 10_000_000_000L / baud;
    this.gapNanos = baud > FAST ? FAST_GAP_NANOS : characterNanos * 7 / 2;
    this.thread = new Thread(this::serve, "paced-slave");
    thread.setDaemon(true);
    thread.start();
  }

  /** Transactions a second that the line can do at most: both frames and both silences. */
  double most() {
    return 1e9 / ((REQUEST + REPLY) * characterNanos + 2 * gapNanos);
  }

  int early() {
    return early.get();
  }

  int requests() {
    return requests.get();
  }

  void reset() {
    early.set(0);
    requests.set(0);
  }

  private void serve() {
    byte[] request = new byte[REQUEST];
    try {
      while (!closed) {
        terminal.readFully(request, 0, 1);
        long begun = System.nanoTime();
        terminal.readFully(request, 1, REQUEST - 1);
        boolean inside = begun < freeFrom;
        requests.incrementAndGet();
        if (inside) {
          early.incrementAndGet();
        }
        long begin = Math.max(begun, freeFrom) + REQUEST * characterNanos + gapNanos;
        long end = send(reply(request), begin);
        freeFrom = end + gapNanos;
      }
    } catch (IOException gone) {
      closed = true;
    }
  }

  private long send(byte[] reply, long begin) throws IOException {
    int sent = 0;
    while (sent < reply.length) {
      int due = (int) Math.min(reply.length, sent + Math.max(1, PIECE_NANOS / characterNanos));
      until(begin + due * characterNanos);
      terminal.write(reply, sent, due - sent);
      sent = due;
    }
    return begin + reply.length * characterNanos;
  }

  private static byte[] reply(byte[] request) {
    int start = ((request[2] & 0xFF) << 8) | (request[3] & 0xFF);
    int count = ((request[4] & 0xFF) << 8) | (request[5] & 0xFF);
    byte[] reply = new byte[5 + 2 * count];
    reply[0] = request[0];
    reply[1] = request[1];
    reply[2] = (byte) (2 * count);
    for (int i = 0; i < count; i++) {
      reply[3 + 2 * i] = (byte) ((start + i) >> 8);
      reply[4 + 2 * i] = (byte) (start + i);
    }
    int crc = crc(reply, reply.length - 2);
    reply[reply.length - 2] = (byte) crc;
    reply[reply.length - 1] = (byte) (crc >> 8);
    return reply;
  }

  private static int crc(byte[] bytes, int length) {
    int crc = 0xFFFF;
    for (int i = 0; i < length; i++) {
      crc ^= bytes[i] & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 1 ? (crc >>> 1) ^ 0xA001 : crc >>> 1;
      }
    }
    return crc;
  }

  private static void until(long moment) {
    for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
      if (left > SPIN_NANOS) {
        LockSupport.parkNanos(left - SPIN_NANOS);
      } else {
        Thread.onSpinWait();
      }
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    terminal.close();
  }
}
