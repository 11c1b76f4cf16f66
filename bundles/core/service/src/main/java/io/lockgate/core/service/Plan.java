// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import io.lockgate.api.service.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How things are to be: what is installed, what is locked, and where each service is on.
 *
 * @param catalogue what is installed
 * @param settings what the configuration asks for
 * @param locks what is off for good
 * @param zones for each installed service where it is on; an empty set is off
 * @param notes for an id, what is wrong with its setting
 */
record Plan(
    Catalogue catalogue,
    Settings settings,
    Locks locks,
    Map<String, Set<Zone>> zones,
    Map<String, String> notes) {

  /** Why not both. */
  static final String ONE_OF_THEM = "only one of them can be, by the setting " + Settings.EXCLUSIVE;

  static Plan of(List<Declaration> installed, Settings settings, Locks locks) {
    Catalogue catalogue = Catalogue.of(installed);
    Map<String, Set<Zone>> zones = new TreeMap<>();
    Map<String, String> notes = new TreeMap<>(catalogue.conflicts());
    List<Declaration> publishing = new ArrayList<>();
    for (Declaration service : catalogue.byId().values()) {
      Set<Zone> on = Zones.none();
      if (!locks.readable()) {
        notes.put(service.id(), "off because the permanent locks cannot be read");
      } else if (!locks.cover(service.id())) {
        try {
          on = settings.zonesOf(service);
        } catch (IllegalArgumentException e) {
          notes.put(service.id(), "off because its setting is wrong: " + e.getMessage());
        }
      }
      Optional<Declaration> other = settings.exclusion().inTheWay(service, publishing);
      if (!on.isEmpty() && other.isPresent()) {
        on = Zones.none();
        notes.put(service.id(), "off because " + other.get().id() + " is on: " + ONE_OF_THEM);
      }
      if (!on.isEmpty()) {
        publishing.add(service);
      }
      zones.put(service.id(), on);
    }
    return new Plan(catalogue, settings, locks, zones, notes);
  }

  /** A service that is on and keeps this one from being on. */
  Optional<Declaration> inTheWay(Declaration service) {
    List<Declaration> on =
        catalogue.byId().values().stream().filter(each -> !zonesOf(each.id()).isEmpty()).toList();
    return settings.exclusion().inTheWay(service, on);
  }

  /** Where the service is on; empty when it is off or not installed. */
  Set<Zone> zonesOf(String id) {
    return zones.getOrDefault(id, Zones.none());
  }

  /** Bundles that offer at least one service that is on. */
  Set<Long> wantedBundles() {
    Set<Long> wanted = new TreeSet<>();
    for (Declaration service : catalogue.byId().values()) {
      if (!zonesOf(service.id()).isEmpty()) {
        wanted.add(service.bundleId());
      }
    }
    return wanted;
  }

  /** Ids that are installed, configured or locked, sorted. */
  Set<String> ids() {
    Set<String> ids = new TreeSet<>(catalogue.byId().keySet());
    ids.addAll(settings.ids());
    ids.addAll(locks.ids());
    return ids;
  }
}
