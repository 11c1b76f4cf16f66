// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.value;

/**
 * Bits that mean "no value".
 *
 * @param present whether there is such a mark
 * @param raw the bits, zeros above
 */
public record Mark(boolean present, long raw) {
  /** Every pattern is a value. */
  public static final Mark NONE = new Mark(false, 0);

  private static final int LONG_BITS = 64;

  /** The lowest {@code bits} of a number. */
  public static Mark of(long raw, int bits) {
    return new Mark(true, raw & ones(bits));
  }

  static long ones(int bits) {
    return bits == LONG_BITS ? -1L : (1L << bits) - 1;
  }

  boolean is(long bits) {
    return present && raw == bits;
  }
}
