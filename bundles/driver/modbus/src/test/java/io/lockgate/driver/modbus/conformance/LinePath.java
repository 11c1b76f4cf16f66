// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.conformance;

import io.lockgate.codec.modbus.CodecException;
import io.lockgate.codec.modbus.Rtu;
import io.lockgate.testkit.driver.FieldPath;
import io.lockgate.testkit.serial.Pty;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A serial line to a played unit, that can be unplugged, mute or slow. */
final class LinePath implements FieldPath {
  private final Path name;
  private final PlayedUnit unit;
  private final ScheduledThreadPoolExecutor replies;
  private volatile Pty line;
  private volatile boolean silent;
  private volatile Duration late = Duration.ZERO;

  private LinePath(Path name, PlayedUnit unit) throws IOException {
    this.name = name;
    this.unit = unit;
    this.replies = new ScheduledThreadPoolExecutor(1, work -> daemon(work, "replies on a line"));
    replies.prestartCoreThread();
    this.line = plugIn();
  }

  /** A line whose terminal appears under a name. */
  static LinePath to(Path name, PlayedUnit unit) throws IOException {
    return new LinePath(name, unit);
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  private Pty plugIn() throws IOException {
    Pty made = Pty.at(name);
    daemon(() -> serve(made), "unit on a line").start();
    return made;
  }

  /** Until the line ends. */
  private void serve(Pty from) {
    byte[] buffer = new byte[4096];
    int there = 0;
    try {
      InputStream in = from.received();
      for (int count = in.read(buffer); count >= 0; ) {
        there += count;
        int length = Rtu.requestLength(ByteBuffer.wrap(buffer, 0, there));
        if (length <= there) {
          answer(from, ByteBuffer.wrap(Arrays.copyOf(buffer, length)));
          there = 0;
        }
        count = in.read(buffer, there, buffer.length - there);
      }
    } catch (IOException | CodecException e) {
      if (from.equals(line)) {
        throw new IllegalStateException("the line fails", e);
      }
    }
  }

  private void answer(Pty to, ByteBuffer request) throws CodecException {
    ByteBuffer reply = ByteBuffer.allocate(Rtu.MAX_FRAME);
    Rtu.encode(reply, Rtu.unit(request), unit.answer(Rtu.pdu(request)));
    reply.flip();
    if (!silent) {
      replies.schedule(() -> send(to, reply), late.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  private void send(Pty to, ByteBuffer reply) {
    if (!to.equals(line)) {
      return;
    }
    try {
      byte[] bytes = new byte[reply.remaining()];
      reply.get(bytes);
      to.sending().write(bytes);
      to.sending().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int port() {
    return 0;
  }

  @Override
  public int nowhere() {
    return 0;
  }

  /** Unplugs it, and plugs it in again. */
  @Override
  public void cut() {
    try {
      Pty old = line;
      old.close();
      line = plugIn();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void silence() {
    silent = true;
  }

  @Override
  public void delay(Duration time) {
    late = time;
  }

  @Override
  public void heal() {
    silent = false;
    late = Duration.ZERO;
  }

  @Override
  public void close() throws IOException {
    replies.shutdownNow();
    line.close();
  }
}
