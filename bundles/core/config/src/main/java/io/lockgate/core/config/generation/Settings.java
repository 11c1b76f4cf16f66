// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.generation;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All settings as text, by pid and key. A pid without settings is not there. Immutable.
 *
 * @param byPid sorted, unmodifiable
 */
public record Settings(SortedMap<String, SortedMap<String, String>> byPid) {
  /** No settings at all. */
  public static final Settings NONE = new Settings(new TreeMap<>());

  public Settings {
    SortedMap<String, SortedMap<String, String>> copy = new TreeMap<>();
    byPid.forEach(
        (pid, settings) -> {
          if (!settings.isEmpty()) {
            copy.put(pid, Collections.unmodifiableSortedMap(new TreeMap<>(settings)));
          }
        });
    byPid = Collections.unmodifiableSortedMap(copy);
  }

  /** Settings of a pid, sorted; empty when it has none. */
  public SortedMap<String, String> of(String pid) {
    return byPid.getOrDefault(pid, Collections.emptySortedMap());
  }

  /** These settings with those of one pid replaced. */
  public Settings with(String pid, Map<String, String> settings) {
    SortedMap<String, SortedMap<String, String>> copy = new TreeMap<>(byPid);
    copy.put(pid, new TreeMap<>(settings));
    return new Settings(copy);
  }

  /** Pids whose settings are not the same in the other. */
  public SortedSet<String> differingPids(Settings other) {
    SortedSet<String> pids = new TreeSet<>(byPid.keySet());
    pids.addAll(other.byPid.keySet());
    pids.removeIf(pid -> of(pid).equals(other.of(pid)));
    return pids;
  }
}
