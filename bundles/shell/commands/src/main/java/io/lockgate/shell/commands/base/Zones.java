// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.base;

import io.lockgate.api.service.Zone;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Zones as users write them. */
public final class Zones {
  private Zones() {}

  /**
   * Reads zone ids, several to a word when joined by commas.
   *
   * @throws IllegalArgumentException one of them is none
   */
  public static Set<Zone> parse(List<String> words) {
    Set<Zone> zones = EnumSet.noneOf(Zone.class);
    for (String word : words) {
      for (String id : word.split(",", -1)) {
        zones.add(Zone.of(id.strip()));
      }
    }
    return zones;
  }

  /** Their ids, sorted. */
  public static List<String> ids(Collection<Zone> zones) {
    return zones.stream().sorted().map(Zone::id).toList();
  }
}
