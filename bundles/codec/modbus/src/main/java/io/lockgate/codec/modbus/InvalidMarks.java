// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

/** Raw values that devices give for "no value"; for dates see {@link Dates#NO_DATE}. */
public final class InvalidMarks {
  /** Bits of a 32-bit fraction that stands for no value; any other that is not a number means the same. */
  public static final int FLOAT32 = 0xFFC0_0000;

  /** Bits of a 64-bit fraction that stands for no value. */
  public static final long FLOAT64 = 0xFFF8_0000_0000_0000L;

  private InvalidMarks() {}

  /** For unsigned numbers of 1 to 4 words: all ones. */
  public static long unsigned(int words) {
    return -1L >>> (64 - 16 * words);
  }

  /** For signed numbers of 1 to 4 words: the lowest, 8000...; as {@link Registers#signed} gives it. */
  public static long signed(int words) {
    return Long.MIN_VALUE >> (64 - 16 * words);
  }
}
