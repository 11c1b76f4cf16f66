// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.field;

import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/**
 * Slaves on one line, at the other end of a pseudo terminal that is standard input and output. They take as long as a
 * line of their speed would. Register {@code n} holds {@code n}. A program of its own; {@link SlaveFigures} tells how it
 * was asked.
 */
final class PacedSlave {
  private static final int REQUEST = 8;
  private static final long PIECE_NANOS = 500_000;
  private static final long SPIN_NANOS = 200_000;

  private final FileInputStream in = new FileInputStream(FileDescriptor.in);
  private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
  private final LineSpeed speed;
  private final SlaveFigures figures;
  private long freeFrom = System.nanoTime();

  private PacedSlave(LineSpeed speed, SlaveFigures figures) {
    this.speed = speed;
    this.figures = figures;
  }

  /** Arguments: baud, port of the figures on loopback, period of the polls in milliseconds. */
  public static void main(String[] arguments) throws IOException {
    SlaveFigures figures =
        new SlaveFigures(Integer.parseInt(arguments[1]), Long.parseLong(arguments[2]) * 1_000_000);
    figures.listen();
    new PacedSlave(new LineSpeed(Integer.parseInt(arguments[0])), figures).serve();
  }

  private void serve() throws IOException {
    byte[] request = new byte[REQUEST];
    while (true) {
      fill(request, 0, 1);
      long begun = System.nanoTime();
      fill(request, 1, REQUEST);
      int unit = request[0] & 0xFF;
      figures.asked(unit, begun, begun < freeFrom);
      long end = Math.max(begun, freeFrom) + REQUEST * speed.characterNanos();
      if (figures.answers(unit)) {
        end = send(reply(request), end + speed.gapNanos());
      }
      freeFrom = end + speed.gapNanos();
    }
  }

  private void fill(byte[] bytes, int from, int to) throws IOException {
    for (int at = from; at < to; ) {
      int count = in.read(bytes, at, to - at);
      if (count < 0) {
        throw new EOFException();
      }
      at += count;
    }
  }

  private long send(byte[] reply, long begin) throws IOException {
    long character = speed.characterNanos();
    int sent = 0;
    while (sent < reply.length) {
      int due = (int) Math.min(reply.length, sent + Math.max(1, PIECE_NANOS / character));
      until(begin + due * character);
      out.write(reply, sent, due - sent);
      sent = due;
    }
    return begin + reply.length * character;
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
}
