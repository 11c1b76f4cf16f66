// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import java.util.List;
import java.util.Set;

/**
 * Services that are off for good.
 *
 * @param ids those known
 * @param readable false when the store gives no answer: then every service counts as locked
 * @param faults what is wrong with the store, empty when all is well
 */
record Locks(Set<String> ids, boolean readable, List<String> faults) {
  static final Locks NONE = new Locks(Set.of(), true, List.of());

  Locks {
    ids = Set.copyOf(ids);
    faults = List.copyOf(faults);
  }

  boolean cover(String id) {
    return !readable || ids.contains(id);
  }
}
