// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.value;

import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.point.Value;
import io.lockgate.codec.modbus.Octets;
import java.nio.ByteBuffer;

/**
 * An IEEE 754 number in two or four registers; what is not finite is missing.
 *
 * @param words where its bits are
 * @param mark what else means "no value"
 */
public record FractionFormat(Words words, Mark mark) implements RegisterFormat {
  private static final int SINGLE = 2;

  @Override
  public int length() {
    return words.registers();
  }

  @Override
  public Value read(Octets data, int distance) {
    long raw = words.get(data, distance);
    if (mark.is(raw)) {
      return Value.missing();
    }
    return words.registers() == SINGLE
        ? Value.of(Float.intBitsToFloat((int) raw))
        : Value.of(Double.longBitsToDouble(raw));
  }

  @Override
  public void write(Value value, ByteBuffer registers) throws BadSetting {
    double number = value.asDouble(Double.NaN);
    if (words.registers() == SINGLE) {
      float single = (float) number;
      if (!Float.isFinite(single)) {
        throw ValueFormat.unfit(value, "a number of 32 bits");
      }
      words.put(registers, Float.floatToRawIntBits(single));
    } else if (Double.isFinite(number)) {
      words.put(registers, Double.doubleToRawLongBits(number));
    } else {
      throw ValueFormat.unfit(value, "a number");
    }
  }
}
