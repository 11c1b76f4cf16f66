// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.value;

import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.point.Value;
import io.lockgate.codec.modbus.Octets;
import java.nio.ByteBuffer;

/**
 * A moment as time since 1970-01-01T00:00Z, unsigned.
 *
 * @param words two registers for seconds, four for milliseconds
 * @param millis milliseconds of a unit
 * @param mark what means "no value"
 */
public record EpochFormat(Words words, int millis, Mark mark) implements RegisterFormat {
  /** Far enough; beyond it nothing is a date. Year 10000, as epoch milliseconds. */
  private static final long END = 253_402_300_800_000L;

  @Override
  public int length() {
    return words.registers();
  }

  @Override
  public Value read(Octets data, int distance) {
    long raw = words.get(data, distance);
    boolean date = !mark.is(raw) && raw >= 0 && raw < END / millis;
    return date ? new Value.Time(raw * millis) : Value.missing();
  }

  @Override
  public void write(Value value, ByteBuffer registers) throws BadSetting {
    if (!(value instanceof Value.Time time)
        || time.epochMillis() < 0
        || time.epochMillis() / millis > Mark.ones(words.bits()) >>> (words.bits() == 64 ? 1 : 0)) {
      throw ValueFormat.unfit(value, "a moment that fits");
    }
    words.put(registers, time.epochMillis() / millis);
  }
}
