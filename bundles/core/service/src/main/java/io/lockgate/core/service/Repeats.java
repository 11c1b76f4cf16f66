// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import io.lockgate.api.time.GatewayClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** Keeps somebody who starts a bundle again and again from filling the audit log. Not thread-safe. */
final class Repeats {
  static final Duration QUIET = Duration.ofMinutes(1);

  private record Count(long since, int times) {}

  private final GatewayClock clock;
  private final Map<Long, Count> counts = new HashMap<>();

  Repeats(GatewayClock clock) {
    this.clock = clock;
  }

  /** How often it happened since the last report, this time included; empty when it is too early to report again. */
  OptionalInt report(long bundleId) {
    long now = clock.monotonicNanos();
    Count before = counts.get(bundleId);
    if (before != null && now - before.since() < QUIET.toNanos()) {
      counts.put(bundleId, new Count(before.since(), before.times() + 1));
      return OptionalInt.empty();
    }
    counts.put(bundleId, new Count(now, 0));
    return OptionalInt.of(before == null ? 1 : before.times() + 1);
  }

  /** Bundles that are no longer there need no count. */
  void keepOnly(Iterable<Long> present) {
    Map<Long, Count> kept = new HashMap<>();
    present.forEach(id -> counts.computeIfPresent(id, (same, count) -> keep(kept, same, count)));
    counts.clear();
    counts.putAll(kept);
  }

  private static Count keep(Map<Long, Count> kept, Long id, Count count) {
    kept.put(id, count);
    return count;
  }
}
