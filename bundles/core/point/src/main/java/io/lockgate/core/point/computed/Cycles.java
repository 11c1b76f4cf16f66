// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.computed;

import io.lockgate.api.point.PointId;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/** Points that depend on themselves, whatever the way. Pure. */
final class Cycles {
  private Cycles() {}

  /** Whether a point can be reached from its own inputs. */
  static boolean reachesItself(PointId point, Map<PointId, List<PointId>> inputs) {
    Set<PointId> seen = new HashSet<>();
    Queue<PointId> next = new ArrayDeque<>(inputs.getOrDefault(point, List.of()));
    while (!next.isEmpty()) {
      PointId each = next.remove();
      if (each.equals(point)) {
        return true;
      }
      if (seen.add(each)) {
        next.addAll(inputs.getOrDefault(each, List.of()));
      }
    }
    return false;
  }
}
