// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.serial;

import io.lockgate.api.driver.SerialLine;

/**
 * What the line's speed means in nanoseconds, and what was last on it. Times are on the monotonic clock; those of heard
 * bytes are of the look that found them, so never too early. Not thread-safe.
 */
final class LineTiming {
  /** Shorter silences cannot be told from the pauses of a busy host or a USB adapter. */
  private static final long SHORTEST_SILENCE = 4_000_000;

  private final long character;
  private final long gap;
  private long lastHeard;
  private long freeAt;

  /**
   * A line on which something may just have been.
   *
   * @param now monotonic nanoseconds
   */
  LineTiming(SerialLine line, long now) {
    int parityBits = line.parity() == SerialLine.Parity.NONE ? 0 : 1;
    int bits = 1 + line.dataBits() + parityBits + line.stopBits();
    character = bits * 1_000_000_000L / line.baud();
    gap = line.gap().toNanos();
    lastHeard = now;
    freeAt = now;
  }

  /** What one character takes. */
  long character() {
    return character;
  }

  /** A silence that ends a frame of unknown length, or a disturbance. */
  long silence() {
    return Math.max(gap, SHORTEST_SILENCE);
  }

  /** Bytes have been found. */
  void heard(long now) {
    lastHeard = now;
  }

  /** So many bytes were given to the system, which sends them one after the other. */
  void sent(long now, int count) {
    freeAt = Math.max(now, freeAt) + count * character;
  }

  /** When the last byte given is on the line, as calculated. */
  long freeAt() {
    return freeAt;
  }

  long lastHeard() {
    return lastHeard;
  }

  /** When the gap is over, if nothing is heard until then. */
  long maySendAt() {
    return Math.max(lastHeard, freeAt) + gap;
  }
}
