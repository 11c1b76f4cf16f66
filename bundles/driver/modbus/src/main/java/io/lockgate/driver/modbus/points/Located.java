// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.points;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An address as written in a model: {@code holding/100}, {@code holding/0x64.3}, {@code sunspec/101|103/12}.
 *
 * @param address where it begins
 * @param bit number of the lowest bit within the register; {@link #NO_BIT} when none is named
 */
record Located(Address address, int bit) {
  static final int NO_BIT = -1;
  private static final int LAST_BIT = 15;
  private static final String SUNSPEC = "sunspec";
  private static final int MOST_MODELS = 16;

  /** Reads one; empty when it is of no known form. */
  static Optional<Located> parse(String text) {
    String[] parts = text.split("/", -1);
    String last = parts[parts.length - 1];
    int dot = last.indexOf('.');
    OptionalInt number = Numbers.address(dot < 0 ? last : last.substring(0, dot));
    OptionalInt bit = dot < 0 ? OptionalInt.of(NO_BIT) : bit(last.substring(dot + 1));
    if (number.isEmpty() || bit.isEmpty()) {
      return Optional.empty();
    }
    return begin(parts, number.getAsInt()).map(a -> new Located(a, bit.getAsInt()));
  }

  private static OptionalInt bit(String text) {
    OptionalInt bit = Numbers.address(text);
    return bit.isPresent() && bit.getAsInt() <= LAST_BIT ? bit : OptionalInt.empty();
  }

  private static Optional<Address> begin(String[] parts, int number) {
    if (parts.length == 2) {
      return Space.named(parts[0]).map(space -> new Address.Plain(space, number));
    }
    if (parts.length == 3 && parts[0].equals(SUNSPEC)) {
      return models(parts[1]).map(ids -> new Address.SunSpec(ids, number));
    }
    return Optional.empty();
  }

  private static Optional<List<Integer>> models(String text) {
    List<Integer> ids = new ArrayList<>();
    for (String part : text.split("\\|", -1)) {
      OptionalInt id = Numbers.address(part);
      if (id.isEmpty() || id.getAsInt() == 0 || ids.size() == MOST_MODELS) {
        return Optional.empty();
      }
      ids.add(id.getAsInt());
    }
    return Optional.of(ids);
  }
}
