// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.value;

import io.lockgate.api.point.Value;
import java.math.BigDecimal;

/**
 * Scale and offset as whole numbers over a common power of ten, so that whole numbers are scaled without rounding: 2314
 * with 0.1 is 231.4.
 *
 * @param factor scale × 10^places
 * @param addend offset × 10^places
 * @param places digits after the point, 0 to 15
 * @param largest largest amount that can be scaled without overflow; negative: none, it cannot be done exactly
 */
record ExactScale(long factor, long addend, int places, long largest) {
  private static final int MAX_PLACES = 15;
  private static final ExactScale IMPOSSIBLE = new ExactScale(1, 0, 0, -1);

  static ExactScale of(double scale, double offset) {
    BigDecimal exactScale = BigDecimal.valueOf(scale).stripTrailingZeros();
    BigDecimal exactOffset = BigDecimal.valueOf(offset).stripTrailingZeros();
    int places = Math.max(0, Math.max(exactScale.scale(), exactOffset.scale()));
    if (places > MAX_PLACES) {
      return IMPOSSIBLE;
    }
    try {
      long factor = exactScale.movePointRight(places).longValueExact();
      long addend = exactOffset.movePointRight(places).longValueExact();
      long room = Long.MAX_VALUE - Math.absExact(addend);
      return new ExactScale(factor, addend, places, room / Math.absExact(factor));
    } catch (ArithmeticException tooLarge) {
      return IMPOSSIBLE;
    }
  }

  boolean holds(long value) {
    return value <= largest && value >= -largest && largest >= 0;
  }

  Value scaled(long value) {
    long unscaled = value * factor + addend;
    return places == 0 ? Value.of(unscaled) : new Value.Decimal(unscaled, places);
  }
}
