// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.record;

import io.lockgate.api.point.PointId;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The rule of each point, found once and remembered. Thread-safe. */
public final class Rules implements Function<PointId, Rule> {
  private volatile Known known = new Known(List.of(), Rule.ALL, new ConcurrentHashMap<>());

  private record Known(
      List<PointRule> rules, Rule otherwise, ConcurrentHashMap<PointId, Rule> found) {}

  /**
   * From now on these hold.
   *
   * @param otherwise for points that no rule is about
   */
  public void set(Collection<PointRule> rules, Rule otherwise) {
    known =
        new Known(
            rules.stream().sorted(PointRule.ORDER).toList(), otherwise, new ConcurrentHashMap<>());
  }

  @Override
  public Rule apply(PointId point) {
    Known now = known;
    return now.found.computeIfAbsent(point, each -> find(now, each));
  }

  private static Rule find(Known now, PointId point) {
    for (PointRule each : now.rules) {
      if (each.isAbout(point)) {
        return each.rule();
      }
    }
    return now.otherwise;
  }
}
