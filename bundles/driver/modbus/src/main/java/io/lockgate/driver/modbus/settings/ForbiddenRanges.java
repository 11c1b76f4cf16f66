// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.settings;

import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.driver.Extent;
import io.lockgate.driver.modbus.points.Numbers;
import io.lockgate.driver.modbus.points.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Addresses that must not be touched, written {@code holding/100-109 input/7}. */
final class ForbiddenRanges {
  private static final int MOST = 256;

  private ForbiddenRanges() {}

  static List<Extent> parse(String text) throws BadSetting {
    List<Extent> ranges = new ArrayList<>();
    for (String item : text.split("[\\s,]+", -1)) {
      if (!item.isEmpty()) {
        ranges.add(range(item, ranges.size()));
      }
    }
    if (ranges.size() > MOST) {
      throw new BadSetting(Keys.FORBIDDEN, "has more than " + MOST + " ranges");
    }
    return ranges;
  }

  private static Extent range(String item, int index) throws BadSetting {
    int slash = item.indexOf('/');
    Optional<Space> space = Space.named(slash < 0 ? "" : item.substring(0, slash));
    String numbers = item.substring(slash + 1);
    int hyphen = numbers.indexOf('-');
    OptionalInt first = Numbers.address(hyphen < 0 ? numbers : numbers.substring(0, hyphen));
    OptionalInt last = hyphen < 0 ? first : Numbers.address(numbers.substring(hyphen + 1));
    if (space.isEmpty()
        || first.isEmpty()
        || last.isEmpty()
        || last.getAsInt() < first.getAsInt()) {
      throw new BadSetting(Keys.FORBIDDEN, "has '" + item + "', not of the form holding/100-109");
    }
    int start = first.getAsInt();
    return new Extent(index, space.get().word(), start, last.getAsInt() - start + 1);
  }
}
