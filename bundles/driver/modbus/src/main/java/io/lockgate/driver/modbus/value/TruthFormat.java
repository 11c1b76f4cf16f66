// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.value;

import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.point.Value;
import io.lockgate.codec.modbus.Octets;
import java.nio.ByteBuffer;

/** A flag that has a register to itself: 0 is false, all else true; written as 0 or 1. */
public record TruthFormat(Words words, Mark mark) implements RegisterFormat {
  @Override
  public int length() {
    return words.registers();
  }

  @Override
  public Value read(Octets data, int distance) {
    long raw = words.get(data, distance);
    return mark.is(raw) ? Value.missing() : Value.of(raw != 0);
  }

  @Override
  public void write(Value value, ByteBuffer registers) throws BadSetting {
    if (!(value instanceof Value.Bool flag)) {
      throw ValueFormat.unfit(value, "a flag");
    }
    words.put(registers, flag.value() ? 1 : 0);
  }
}
