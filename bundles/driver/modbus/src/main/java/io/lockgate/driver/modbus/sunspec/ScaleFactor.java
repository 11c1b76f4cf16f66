// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.sunspec;

import io.lockgate.api.point.Value;
import io.lockgate.driver.modbus.value.ValueFormat;
import io.lockgate.driver.modbus.value.WholeFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Powers of ten that a SunSpec device applies to its numbers. */
public final class ScaleFactor {
  /** Stands for a factor that is not there. */
  static final int NONE = Short.MIN_VALUE;

  private static final int MOST = 10;
  private static final double TEN = 10;

  private ScaleFactor() {}

  /** Whether it is one: -10 to 10. The mark for "not implemented" is none. */
  public static boolean valid(int factor) {
    return factor >= -MOST && factor <= MOST;
  }

  /** What the device means. Whole numbers stay exact as long as they fit; without a valid factor there is no value. */
  static Value apply(Value raw, int factor) {
    if (!valid(factor)) {
      return Value.missing();
    }
    if (factor == 0 || raw.isMissing()) {
      return raw;
    }
    if (raw instanceof Value.Int whole) {
      return factor < 0 ? new Value.Decimal(whole.value(), -factor) : larger(whole.value(), factor);
    }
    return Value.of(raw.asDouble(Double.NaN) * Math.pow(TEN, factor));
  }

  private static Value larger(long whole, int factor) {
    BigDecimal product = BigDecimal.valueOf(whole).scaleByPowerOfTen(factor);
    return product.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0
        ? Value.of(product.longValueExact())
        : Value.of(product.doubleValue());
  }

  /**
   * What the device is to hold: a whole number is rounded to its steps.
   *
   * @param factor valid
   * @return the value itself when it is no number
   */
  public static Value undo(Value value, ValueFormat format, int factor) {
    double number = value.asDouble(Double.NaN);
    if (Double.isNaN(number) || value instanceof Value.Bool) {
      return value;
    }
    if (!(format instanceof WholeFormat)) {
      return Value.of(number / Math.pow(TEN, factor));
    }
    BigDecimal steps =
        new BigDecimal(value.text()).scaleByPowerOfTen(-factor).setScale(0, RoundingMode.HALF_EVEN);
    return steps.toBigInteger().bitLength() < Long.SIZE ? Value.of(steps.longValueExact()) : value;
  }
}
