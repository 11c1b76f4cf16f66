// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus;

import io.lockgate.api.driver.DriverException.BadSetting;

/** Unit ids as text. */
final class UnitAddress {
  /** All units of a bus. */
  static final int BROADCAST = 0;

  private static final int HIGHEST = 255;

  private UnitAddress() {}

  /**
   * Reads 0 to 255.
   *
   * @throws BadSetting it is not
   */
  static int parse(String text) throws BadSetting {
    try {
      int unit = Integer.parseInt(text);
      if (unit >= BROADCAST && unit <= HIGHEST) {
        return unit;
      }
    } catch (NumberFormatException notANumber) {
      throw new BadSetting("address", "is no unit id: " + text);
    }
    throw new BadSetting("address", "must be 0 to 255: " + text);
  }
}
