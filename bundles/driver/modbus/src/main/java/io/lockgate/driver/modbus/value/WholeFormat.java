// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.value;

import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.point.DataType;
import io.lockgate.api.point.Value;
import io.lockgate.codec.modbus.Octets;
import java.nio.ByteBuffer;

/**
 * A whole number of 8 to 64 bits; 8 bits are the lower half of a register, the other half is not touched.
 *
 * @param words where its bits are
 * @param bits how many
 * @param type the number
 * @param mark what means "no value"
 */
public record WholeFormat(Words words, int bits, DataType type, Mark mark)
    implements RegisterFormat {
  private static final int LONG_BITS = 64;

  /** Whether negative numbers are among its values. */
  private boolean signed() {
    return switch (type) {
      case INT8, INT16, INT32, INT64 -> true;
      default -> false;
    };
  }

  @Override
  public int length() {
    return words.registers();
  }

  @Override
  public Value read(Octets data, int distance) {
    long raw = words.get(data, distance) & Mark.ones(bits);
    if (mark.is(raw)) {
      return Value.missing();
    }
    int above = LONG_BITS - bits;
    return signed() ? Value.of((raw << above) >> above) : Value.ofUnsigned(raw);
  }

  @Override
  public void write(Value value, ByteBuffer registers) throws BadSetting {
    if (!type.holds(value)) {
      throw ValueFormat.unfit(value, "within " + type);
    }
    words.put(registers, value.asLong(0) & Mark.ones(bits));
  }

  @Override
  public int mask() {
    return bits < words.bits() ? words.sent(Mark.ones(bits)) : RegisterFormat.super.mask();
  }
}
