// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.health;

import io.lockgate.api.health.Health;
import io.lockgate.api.health.Status;
import io.lockgate.api.metric.Histogram;
import io.lockgate.api.time.GatewayClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks everybody once. Not thread-safe. */
final class Round {
  /** Longest wait for one answer. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(Round.class);
  private static final double NANOS = 1e9;
  private static final String SERVICES = "services";

  private final ServiceLines services;
  private final GatewayClock clock;
  private final Histogram duration;
  private final Asker asker;

  Round(ServiceLines services, GatewayClock clock, Histogram duration, Duration patience) {
    this.services = services;
    this.clock = clock;
    this.duration = duration;
    this.asker = new Asker(patience);
  }

  /**
   * All answers by name. Of two about the same thing the worse one counts; what is said about a service that is not on does
   * not.
   *
   * @throws InterruptedException the caller is to end
   */
  Map<String, Health> ask(Collection<Named> checks) throws InterruptedException {
    List<Object> subjects = new ArrayList<>(checks);
    subjects.add(services);
    asker.retain(subjects);
    Map<String, Health> answers = new TreeMap<>();
    Map<String, Health> states = Map.of();
    try {
      states = asker.ask(services, services::now);
      answers.putAll(states);
    } catch (UnansweredException e) {
      answers.put(SERVICES, failed(SERVICES, e));
    }
    for (Named named : checks) {
      Health state = states.get(named.name());
      boolean off = state != null && state.status() == Status.OK && !state.detail().isEmpty();
      if (!off) {
        answers.merge(named.name(), answer(named), Round::worse);
      }
    }
    return answers;
  }

  private Health answer(Named named) throws InterruptedException {
    long begun = clock.monotonicNanos();
    try {
      return asker.ask(
          named, () -> Objects.requireNonNull(named.check().check(), "it answered nothing"));
    } catch (UnansweredException e) {
      return failed(named.name(), e);
    } finally {
      duration.observe((clock.monotonicNanos() - begun) / NANOS);
    }
  }

  private static Health failed(String name, UnansweredException e) {
    LOG.debug("The check of {} gave no answer", name, e);
    return new Health(Status.CHECK_FAILED, String.valueOf(e.getMessage()));
  }

  /** The worse of two; of two alike the one that says why. */
  private static Health worse(Health one, Health other) {
    int order = one.status().compareTo(other.status());
    return order > 0 || (order == 0 && other.detail().isEmpty()) ? one : other;
  }

  /** How many checks hang. */
  long hanging() {
    return asker.hanging();
  }

  void close() {
    asker.close();
  }
}
