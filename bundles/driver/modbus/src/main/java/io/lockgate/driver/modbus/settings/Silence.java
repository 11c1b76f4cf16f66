// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.settings;

import java.time.Duration;

/** The silence of 3.5 characters that separates RTU frames. */
final class Silence {
  private static final int FAST = 19_200;
  private static final Duration WHEN_FAST = Duration.ofNanos(1_750_000);
  private static final long HALF_CHARACTERS = 7;

  private Silence() {}

  /**
   * Fixed above 19,200 bit/s, else 3.5 characters.
   *
   * @param bits of a character, with start, parity and stop bits
   */
  static Duration between(int baud, int bits) {
    if (baud > FAST) {
      return WHEN_FAST;
    }
    return Duration.ofNanos(HALF_CHARACTERS * bits * 1_000_000_000L / (2L * baud));
  }
}
