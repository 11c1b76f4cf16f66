// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.value;

import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.point.Value;
import io.lockgate.codec.modbus.Dates;
import io.lockgate.codec.modbus.Octets;
import io.lockgate.codec.modbus.RegisterOrder;
import java.nio.ByteBuffer;

/**
 * A moment in four registers after IEC 60870-5, UTC, see {@link Dates}; what is marked invalid or is no date is missing.
 *
 * @param order of the bytes in a register; registers always follow one another
 */
public record DateFormat(RegisterOrder order) implements RegisterFormat {
  private static final long FIRST = 946_684_800_000L;
  private static final long END = 4_985_971_200_000L;

  @Override
  public int length() {
    return Dates.WORDS;
  }

  @Override
  public Value read(Octets data, int distance) {
    long millis = Dates.millis(data, distance, order);
    return millis == Dates.NO_DATE ? Value.missing() : new Value.Time(millis);
  }

  @Override
  public void write(Value value, ByteBuffer registers) throws BadSetting {
    if (!(value instanceof Value.Time time)
        || time.epochMillis() < FIRST
        || time.epochMillis() >= END) {
      throw ValueFormat.unfit(value, "a moment in the years 2000 to 2127");
    }
    Dates.put(registers, 0, order, time.epochMillis());
  }
}
