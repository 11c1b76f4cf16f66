// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.discover;

import io.lockgate.api.driver.Settings;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is configured, found again by the settings that say where it is: those that a candidate names. How long to wait
 * there, in which order words come and the like may differ.
 *
 * @param <T> what is configured
 */
final class Known<T> {
  private final Map<Settings, T> all = new LinkedHashMap<>();
  private final Map<Set<String>, Map<Map<String, String>, T>> byKeys = new HashMap<>();

  /** Of two with the same settings the first counts. */
  void add(Settings settings, T value) {
    all.putIfAbsent(settings, value);
    byKeys.clear();
  }

  /** The first that agrees with all of these. */
  Optional<T> find(Settings named) {
    Map<String, String> values = named.values();
    return Optional.ofNullable(
        byKeys.computeIfAbsent(Set.copyOf(values.keySet()), this::by).get(values));
  }

  private Map<Map<String, String>, T> by(Set<String> keys) {
    Map<Map<String, String>, T> projected = new HashMap<>();
    all.forEach(
        (settings, value) -> {
          Map<String, String> its = new HashMap<>(settings.values());
          its.keySet().retainAll(keys);
          projected.putIfAbsent(its, value);
        });
    return projected;
  }
}
