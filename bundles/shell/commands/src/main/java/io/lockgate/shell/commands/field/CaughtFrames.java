// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.field;

import io.lockgate.api.driver.FrameTap;
import io.lockgate.shell.commands.base.Json;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Frames between the transport's thread, which never waits, and the one that prints them. Bounded; losses are counted. */
final class CaughtFrames implements FrameTap.Listener {
  static final int CAPACITY = 1_000;

  /** Of a longer frame the beginning is shown. */
  static final int LONGEST = 512;

  /**
   * A frame.
   *
   * @param length of the whole frame, in bytes
   * @param hex the first of them, at most {@link #LONGEST}
   */
  record Frame(long monotonicNanos, boolean sent, int length, String hex, String words) {
    /** One line; time in milliseconds since {@code start}. */
    String line(long start, boolean json) {
      double millis = (monotonicNanos - start) / 1e6;
      if (json) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("ms", millis);
        values.put("direction", sent ? "sent" : "received");
        values.put("length", length);
        values.put("hex", hex);
        values.put("words", words);
        return Json.of(values);
      }
      return String.format(
              Locale.ROOT,
              "%10.3f %s %s%s  %s",
              millis,
              sent ? ">" : "<",
              hex,
              length > LONGEST ? " … (" + length + " bytes)" : "",
              words.replaceAll("\\p{Cntrl}", "?"))
          .stripTrailing();
    }
  }

  private final BlockingQueue<Frame> queue = new ArrayBlockingQueue<>(CAPACITY);
  private final AtomicLong lost = new AtomicLong();

  @Override
  public void frame(long monotonicNanos, boolean sent, ByteBuffer frame, String words) {
    ByteBuffer copy = frame.duplicate();
    int length = copy.remaining();
    byte[] beginning = new byte[Math.min(length, LONGEST)];
    copy.get(beginning);
    String hex = HexFormat.ofDelimiter(" ").formatHex(beginning);
    if (!queue.offer(new Frame(monotonicNanos, sent, length, hex, words))) {
      lost.incrementAndGet();
    }
  }

  /** The next frame, waiting at most so long; empty when none came. */
  Optional<Frame> next(long nanos) throws InterruptedException {
    return Optional.ofNullable(queue.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS));
  }

  long lost() {
    return lost.get();
  }
}
