// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import io.lockgate.api.service.Zone;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One service as the manifest of its bundle declares it.
 *
 * @param id lower-case letters, digits and {@code -}, 1 to 64 characters
 * @param title one line for the operator
 * @param ports what it opens by default
 * @param zones where it can be bound
 * @param panel where it is on with preset {@code panel}
 * @param hardened where it is on with preset {@code hardened}
 * @param publishes what it carries to systems above; empty for nothing of the kind
 * @param bundleId the bundle that offers it
 * @param bundle symbolic name of that bundle
 */
record Declaration(
    String id,
    String title,
    List<String> ports,
    Set<Zone> zones,
    Set<Zone> panel,
    Set<Zone> hardened,
    String publishes,
    long bundleId,
    String bundle) {

  /** What an id looks like. */
  static final String ID_FORM = "[a-z0-9-]{1,64}";

  Declaration {
    if (!id.matches(ID_FORM)) {
      throw new IllegalArgumentException("service id '" + id + "' is not " + ID_FORM);
    }
    if (zones.isEmpty() || !zones.containsAll(panel) || !zones.containsAll(hardened)) {
      throw new IllegalArgumentException("service " + id + " declares presets outside its zones");
    }
    ports = List.copyOf(ports);
    zones = Zones.copy(zones);
    panel = Zones.copy(panel);
    hardened = Zones.copy(hardened);
  }

  /**
   * Reads the attributes of a manifest capability.
   *
   * @throws IllegalArgumentException it declares nothing usable; the message says why
   */
  static Declaration of(Map<String, Object> attributes, long bundleId, String bundle) {
    return new Declaration(
        String.join("", words(attributes.get("id"))),
        String.join(", ", words(attributes.get("title"))),
        words(attributes.get("ports")),
        zones(attributes.get("zones")),
        zones(attributes.get("panel")),
        zones(attributes.get("hardened")),
        String.join("", words(attributes.get("publishes"))),
        bundleId,
        bundle);
  }

  /** Where the preset has it on; may be empty. */
  Set<Zone> zonesOf(Preset preset) {
    return preset == Preset.HARDENED ? hardened : panel;
  }

  /** Where it goes on when nobody says where. */
  Set<Zone> usualZones() {
    return panel.isEmpty() ? zones : panel;
  }

  private static List<String> words(@Nullable Object attribute) {
    if (attribute == null) {
      return List.of();
    }
    if (attribute instanceof Collection<?> many) {
      return many.stream().map(String::valueOf).filter(word -> !word.isBlank()).toList();
    }
    return attribute.toString().isBlank() ? List.of() : List.of(attribute.toString());
  }

  private static Set<Zone> zones(@Nullable Object attribute) {
    Set<Zone> zones = EnumSet.noneOf(Zone.class);
    words(attribute).forEach(word -> zones.add(Zone.of(word)));
    return Collections.unmodifiableSet(zones);
  }
}
