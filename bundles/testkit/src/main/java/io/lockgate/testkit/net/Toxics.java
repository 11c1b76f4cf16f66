// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.net;

import java.time.Duration;

/** What is done to the bytes of one direction. Thread-safe. */
final class Toxics {
  private static final long NEVER = Long.MAX_VALUE;

  private long delayNanos;
  private long bytesPerSecond = NEVER;
  private long toDrop;
  private long untilCut = NEVER;
  private long passed;

  /** What becomes of some bytes: those from {@code skip} to {@code end} go on, and then, perhaps, comes the cut. */
  record Share(int skip, int end, boolean cut) {}

  synchronized void delay(Duration time) {
    delayNanos = time.toNanos();
  }

  synchronized void throttle(long rate) {
    bytesPerSecond = rate;
  }

  synchronized void drop(long bytes) {
    toDrop += bytes;
  }

  synchronized void cutAfter(long bytes) {
    untilCut = bytes;
  }

  synchronized void heal() {
    delayNanos = 0;
    bytesPerSecond = NEVER;
    toDrop = 0;
    untilCut = NEVER;
  }

  synchronized long passed() {
    return passed;
  }

  /** Takes note of {@code count} bytes that have arrived. Dropped bytes do not count for the cut. */
  synchronized Share take(int count) {
    int skip = (int) Math.min(count, toDrop);
    toDrop -= skip;
    int end = (int) Math.min(count, skip + Math.min(untilCut, count));
    boolean cut = untilCut != NEVER && end - skip == untilCut;
    if (untilCut != NEVER) {
      untilCut = cut ? NEVER : untilCut - (end - skip);
    }
    passed += end - skip;
    return new Share(skip, end, cut);
  }

  /** When bytes that arrived at {@code now} may leave, the ones before having left at {@code before}. */
  synchronized long due(long now, long before, int count) {
    long ready = now + delayNanos;
    if (bytesPerSecond == NEVER) {
      return Math.max(ready, before);
    }
    return Math.max(ready, before) + count * 1_000_000_000L / bytesPerSecond;
  }
}
