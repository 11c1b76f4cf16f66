// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.value;

import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.point.Value;
import io.lockgate.codec.modbus.Octets;
import java.nio.ByteBuffer;

/**
 * Flags within registers.
 *
 * @param words the registers
 * @param lowest number of the lowest flag, 0 the lowest bit
 * @param width how many flags, 1 to 64
 * @param one whether it is shown as one flag, else as a set
 * @param mark what the registers hold when there is no value
 */
public record BitsFormat(Words words, int lowest, int width, boolean one, Mark mark)
    implements RegisterFormat {
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
    long flags = (raw >>> lowest) & Mark.ones(width);
    return one ? Value.of(flags != 0) : new Value.Bits(flags, width);
  }

  @Override
  public void write(Value value, ByteBuffer registers) throws BadSetting {
    words.put(registers, flags(value) << lowest);
  }

  private long flags(Value value) throws BadSetting {
    if (one && value instanceof Value.Bool flag) {
      return flag.value() ? 1 : 0;
    }
    if (!one && value instanceof Value.Bits set && (set.bits() & ~Mark.ones(width)) == 0) {
      return set.bits();
    }
    throw ValueFormat.unfit(value, one ? "a flag" : width + " flags");
  }

  @Override
  public int mask() {
    return words.registers() == 1
        ? words.sent(Mark.ones(width) << lowest)
        : RegisterFormat.super.mask();
  }
}
