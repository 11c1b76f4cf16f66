// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.health;

import io.lockgate.api.health.Health;
import io.lockgate.api.health.HealthEntry;
import io.lockgate.api.health.Status;
import io.lockgate.api.time.GatewayClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last answers, since when they are so, and a line in the log when that changes. One thread writes, any reads. */
final class Board {
  private static final Logger LOG = LoggerFactory.getLogger(Board.class);

  private final GatewayClock clock;
  private volatile List<HealthEntry> entries = List.of();

  Board(GatewayClock clock) {
    this.clock = clock;
  }

  List<HealthEntry> entries() {
    return entries;
  }

  /** These and no others, sorted by name. */
  void show(Map<String, Health> answers) {
    Map<String, HealthEntry> before =
        entries.stream().collect(Collectors.toMap(HealthEntry::name, Function.identity()));
    List<HealthEntry> next = new ArrayList<>();
    answers.forEach((name, health) -> next.add(entry(before.get(name), name, health)));
    entries = List.copyOf(next);
  }

  private HealthEntry entry(@Nullable HealthEntry before, String name, Health health) {
    boolean same = before != null && before.health().status() == health.status();
    if (before != null && same) {
      return new HealthEntry(name, health, before.since());
    }
    Instant now = clock.now();
    if (health.status().light() == Status.Light.RED) {
      LOG.warn("{} is {}: {}", name, words(health.status()), health.detail());
    } else if (health.status() != Status.OK) {
      LOG.info("{} is {}: {}", name, words(health.status()), health.detail());
    } else if (before != null) {
      LOG.info("{} is ok again", name);
    }
    return new HealthEntry(name, health, now);
  }

  private static String words(Status status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
