// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.field;

/**
 * How long things take on a serial line of 10 bits a character.
 *
 * @param baud bits a second
 */
record LineSpeed(int baud) {
  private static final int REQUEST = 8;
  private static final int FAST = 19_200;
  private static final long FAST_GAP_NANOS = 1_750_000;

  long characterNanos() {
    return 10_000_000_000L / baud;
  }

  /** The silence between two frames: 3.5 characters, or 1.75 ms above 19,200 baud. */
  long gapNanos() {
    return baud > FAST ? FAST_GAP_NANOS : characterNanos() * 7 / 2;
  }

  /** Reads of so many registers a second that the line can do at most: both frames and both silences. */
  double most(int registers) {
    int reply = 5 + 2 * registers;
    return 1e9 / ((REQUEST + reply) * characterNanos() + 2 * gapNanos());
  }
}
