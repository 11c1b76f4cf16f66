// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.settings;

import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.driver.modbus.points.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;

/** Unit ids, written {@code 1-32 100}. */
final class UnitRange {
  private static final int HIGHEST = 255;

  private UnitRange() {}

  /** The units, sorted, each once. */
  static List<Integer> parse(String text) throws BadSetting {
    TreeSet<Integer> units = new TreeSet<>();
    for (String item : text.strip().split("[\\s,]+", -1)) {
      int hyphen = item.indexOf('-');
      OptionalInt first = Numbers.address(hyphen < 0 ? item : item.substring(0, hyphen));
      OptionalInt last = hyphen < 0 ? first : Numbers.address(item.substring(hyphen + 1));
      int from = first.orElse(0);
      int to = last.orElse(0);
      if (from < 1 || to > HIGHEST || to < from) {
        throw new BadSetting(
            Keys.UNITS, "has '" + item + "', not of the form 1-32 within 1 to 255");
      }
      for (int unit = from; unit <= to; unit++) {
        units.add(unit);
      }
    }
    return new ArrayList<>(units);
  }
}
