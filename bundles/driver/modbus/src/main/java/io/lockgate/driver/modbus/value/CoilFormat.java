// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.value;

import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.point.Value;
import io.lockgate.codec.modbus.Octets;

/**
 * Flags at addresses of their own; the first address is the lowest flag.
 *
 * @param length how many, 1 to 64
 * @param one whether it is shown as one flag, else as a set
 */
public record CoilFormat(int length, boolean one) implements ValueFormat {
  @Override
  public Value read(Octets data, int distance) {
    if (one) {
      return Value.of(data.bit(distance));
    }
    long flags = 0;
    for (int i = 0; i < length; i++) {
      flags |= data.bit(distance + i) ? 1L << i : 0;
    }
    return new Value.Bits(flags, length);
  }

  /**
   * The flags, the lowest at the right.
   *
   * @throws BadSetting the value does not fit
   */
  public long flags(Value value) throws BadSetting {
    if (one && value instanceof Value.Bool flag) {
      return flag.value() ? 1 : 0;
    }
    if (!one && value instanceof Value.Bits set && (set.bits() & ~Mark.ones(length)) == 0) {
      return set.bits();
    }
    throw ValueFormat.unfit(value, one ? "a flag" : length + " flags");
  }
}
