// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.value;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.point.DataType;
import io.lockgate.api.point.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/** The way back: from a value in the point's unit to what the device is to hold. Writes are rare: exact, not fast. */
final class Unscaling {
  private final DataType type;
  private final BigDecimal scale;
  private final BigDecimal offset;

  Unscaling(DataType type, double scale, double offset) {
    this.type = type;
    this.scale = BigDecimal.valueOf(scale);
    this.offset = BigDecimal.valueOf(offset);
  }

  Value toHeld(String point, Value value) throws DriverException.BadSetting {
    Value held = type.isNumber() ? number(value) : value;
    if (held.isMissing() || !type.holds(held)) {
      throw new DriverException.BadSetting(point, "cannot hold '" + value.text() + "' as " + type);
    }
    return held;
  }

  private Value number(Value value) {
    return decimal(value).map(this::unscaled).orElse(Value.missing());
  }

  private Value unscaled(BigDecimal inUnit) {
    BigDecimal less = inUnit.subtract(offset);
    if (type.isWhole()) {
      BigDecimal whole = less.divide(scale, 0, RoundingMode.HALF_UP);
      return whole.precision() > 20 || whole.toBigInteger().bitLength() > 63
          ? Value.missing()
          : Value.of(whole.longValue());
    }
    double held = less.divide(scale, MathContext.DECIMAL64).doubleValue();
    return type == DataType.FLOAT32 ? Value.of((float) held) : Value.of(held);
  }

  private static Optional<BigDecimal> decimal(Value value) {
    if (value instanceof Value.Int whole) {
      return Optional.of(BigDecimal.valueOf(whole.value()));
    }
    if (value instanceof Value.Decimal decimal) {
      return Optional.of(BigDecimal.valueOf(decimal.unscaled(), decimal.places()));
    }
    if (value instanceof Value.Single single) {
      return Optional.of(new BigDecimal(Float.toString(single.value())));
    }
    if (value instanceof Value.Real real) {
      return Optional.of(BigDecimal.valueOf(real.value()));
    }
    return Optional.empty();
  }
}
