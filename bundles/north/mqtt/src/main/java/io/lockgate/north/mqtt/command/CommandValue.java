// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.command;

import io.lockgate.api.model.PointModel;
import io.lockgate.api.point.DataType;
import io.lockgate.api.point.Value;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes the value of a point of what a command says. */
final class CommandValue {
  private static final int MOST_PLACES = 15;

  private CommandValue() {}

  /**
   * In the point's unit; missing when it cannot be one of this point.
   *
   * @param said {@link String}, {@link BigDecimal} or {@link Boolean}
   */
  static Value of(PointModel model, @Nullable Object said) {
    if (said instanceof Boolean flag) {
      return model.type() == DataType.BOOL ? Value.of(flag.booleanValue()) : Value.missing();
    }
    if (said instanceof BigDecimal number) {
      return number(model.type(), number);
    }
    return said instanceof String text ? text(model.type(), text) : Value.missing();
  }

  private static Value number(DataType type, BigDecimal number) {
    if (type == DataType.BOOL) {
      boolean isFlag = number.signum() == 0 || number.compareTo(BigDecimal.ONE) == 0;
      return isFlag ? Value.of(number.signum() != 0) : Value.missing();
    }
    if (!type.isNumber()) {
      return Value.missing();
    }
    BigDecimal plain = number.stripTrailingZeros();
    if (plain.scale() <= 0) {
      plain = plain.precision() - plain.scale() > 20 ? plain : plain.setScale(0);
    }
    if (plain.unscaledValue().bitLength() >= Long.SIZE) {
      return Value.of(number.doubleValue());
    }
    if (plain.scale() == 0) {
      return Value.of(plain.longValue());
    }
    return plain.scale() > 0 && plain.scale() <= MOST_PLACES
        ? new Value.Decimal(plain.unscaledValue().longValue(), plain.scale())
        : Value.of(number.doubleValue());
  }

  private static Value text(DataType type, String text) {
    if (type == DataType.TEXT) {
      return text.length() > Value.MAX_TEXT ? Value.missing() : Value.of(text);
    }
    if (type == DataType.TIMESTAMP) {
      try {
        return Value.of(Instant.parse(text));
      } catch (DateTimeException notOne) {
        return Value.missing();
      }
    }
    if (type == DataType.BITS && text.matches("[01]{1,64}")) {
      return new Value.Bits(Long.parseUnsignedLong(text, 2), text.length());
    }
    return Value.missing();
  }
}
