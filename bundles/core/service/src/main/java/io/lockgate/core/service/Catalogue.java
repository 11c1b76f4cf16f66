// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All services that installed bundles declare. Where two bundles declare one id the one with the lower bundle id has it.
 *
 * @param byId the services
 * @param conflicts for an id, who else claims it
 */
record Catalogue(SortedMap<String, Declaration> byId, Map<String, String> conflicts) {
  static Catalogue of(List<Declaration> found) {
    SortedMap<String, Declaration> byId = new TreeMap<>();
    Map<String, String> conflicts = new TreeMap<>();
    found.stream()
        .sorted(Comparator.comparingLong(Declaration::bundleId))
        .forEach(
            each -> {
              Declaration holder = byId.putIfAbsent(each.id(), each);
              if (holder != null) {
                conflicts.put(
                    each.id(), "also declared by " + each.bundle() + ", which stays stopped");
              }
            });
    return new Catalogue(byId, conflicts);
  }

  Optional<Declaration> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }
}
