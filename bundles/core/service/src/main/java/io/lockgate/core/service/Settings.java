// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import io.lockgate.api.service.Zone;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the configuration asks for. Whatever it says that has no meaning counts as off.
 *
 * @param values key to text, of pid {@link #PID}
 */
record Settings(Map<String, String> values) {
  static final String PID = "io.lockgate.core.service";
  static final String PRESET = "preset";
  static final String EXCLUSIVE = "publication.exclusive";

  Settings {
    values = Map.copyOf(values);
  }

  /** Ids with a setting of their own, sorted. */
  Set<String> ids() {
    Set<String> ids = new TreeSet<>(values.keySet());
    ids.remove(PRESET);
    ids.remove(EXCLUSIVE);
    return ids;
  }

  /** The preset in force; empty when the setting names none that exists. */
  Optional<Preset> preset() {
    return Preset.of(values.getOrDefault(PRESET, Preset.PANEL.id()).strip());
  }

  /** Which services may not be on together. */
  Exclusion exclusion() {
    return Exclusion.of(values.getOrDefault(EXCLUSIVE, Exclusion.FILES.id()));
  }

  /**
   * Where a service is to be on.
   *
   * @throws IllegalArgumentException the setting has no meaning; the message says why
   */
  Set<Zone> zonesOf(Declaration service) {
    String own = values.get(service.id());
    if (own == null) {
      return preset()
          .map(service::zonesOf)
          .orElseThrow(() -> new IllegalArgumentException("there is no such preset: " + PRESET));
    }
    Set<Zone> zones = Zones.parse(own);
    Set<Zone> foreign = Zones.without(zones, service.zones());
    if (!foreign.isEmpty()) {
      throw new IllegalArgumentException("not available in " + Zones.text(foreign));
    }
    return zones;
  }

  /** These settings under another preset, with nothing else said. */
  Settings with(Preset preset) {
    Map<String, String> kept = new TreeMap<>(Map.of(PRESET, preset.id()));
    kept.put(EXCLUSIVE, exclusion().id());
    return new Settings(kept);
  }
}
