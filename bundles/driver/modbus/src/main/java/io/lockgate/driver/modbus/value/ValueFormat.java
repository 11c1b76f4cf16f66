// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.value;

import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.point.Value;
import io.lockgate.codec.modbus.Octets;

/** How a value is written at its address. Immutable; reading allocates nothing but the value. */
public sealed interface ValueFormat permits RegisterFormat, CoilFormat {
  /** How many addresses it takes, at least 1. */
  int length();

  /**
   * Reads it.
   *
   * @param data what was read: registers, or packed bits
   * @param distance of its first address from the first one read; the whole length is there
   * @return missing when the device holds its mark for that
   */
  Value read(Octets data, int distance);

  /** What a value looks like that does not fit. */
  static BadSetting unfit(Value value, String what) {
    return new BadSetting("value", "'" + value.text() + "' is not " + what);
  }
}
