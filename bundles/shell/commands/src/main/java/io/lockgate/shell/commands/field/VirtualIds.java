// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.field;

import io.lockgate.shell.commands.base.CommandRefusedException;
import io.lockgate.shell.commands.base.Numbers;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Unit ids under which clients above reach devices below. */
final class VirtualIds {
  private static final int FIRST = 1;
  private static final int AUTOMATIC_FROM = 100;
  private static final int LAST = 247;

  private final Set<String> taken;

  VirtualIds(List<FieldConfig.Item> routes) {
    taken =
        routes.stream().map(route -> route.value(FieldConfig.UNIT, "")).collect(Collectors.toSet());
  }

  /**
   * A number from 1 to 247 that no route has; {@code auto} gives the first free one from 100.
   *
   * @throws CommandRefusedException it is taken, or none is free
   */
  String parse(String word) throws CommandRefusedException {
    if (word.equals("auto")) {
      for (int id = AUTOMATIC_FROM; id <= LAST; id++) {
        if (!taken.contains(Integer.toString(id))) {
          return Integer.toString(id);
        }
      }
      throw new CommandRefusedException("all virtual ids from 100 to 247 are taken");
    }
    String id = Integer.toString(Numbers.parse(word, "virtual id", FIRST, LAST));
    if (taken.contains(id)) {
      throw new CommandRefusedException("virtual id " + id + " has a route already");
    }
    return id;
  }
}
