// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import io.lockgate.api.service.Zone;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Sets of zones, always in the same order, and their text {@code eth1,local} or {@code off}. */
final class Zones {
  static final String OFF = "off";

  private Zones() {}

  static Set<Zone> none() {
    return Collections.unmodifiableSet(EnumSet.noneOf(Zone.class));
  }

  static Set<Zone> copy(Collection<Zone> zones) {
    Set<Zone> copy = EnumSet.noneOf(Zone.class);
    copy.addAll(zones);
    return Collections.unmodifiableSet(copy);
  }

  static Set<Zone> union(Set<Zone> one, Set<Zone> other) {
    Set<Zone> all = EnumSet.noneOf(Zone.class);
    all.addAll(one);
    all.addAll(other);
    return Collections.unmodifiableSet(all);
  }

  static Set<Zone> without(Set<Zone> zones, Set<Zone> taken) {
    Set<Zone> rest = EnumSet.noneOf(Zone.class);
    rest.addAll(zones);
    rest.removeAll(taken);
    return Collections.unmodifiableSet(rest);
  }

  static String text(Set<Zone> zones) {
    return zones.isEmpty()
        ? OFF
        : copy(zones).stream().map(Zone::id).collect(Collectors.joining(","));
  }

  /**
   * Reads the text of a setting.
   *
   * @throws IllegalArgumentException a word names no zone
   */
  static Set<Zone> parse(String text) {
    Set<Zone> zones = EnumSet.noneOf(Zone.class);
    if (!OFF.equals(text.strip())) {
      for (String word : text.split(",", -1)) {
        zones.add(Zone.of(word.strip()));
      }
    }
    return Collections.unmodifiableSet(zones);
  }
}
