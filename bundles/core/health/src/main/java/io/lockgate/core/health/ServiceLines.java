// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.health;

import io.lockgate.api.health.Health;
import io.lockgate.api.health.Status;
import io.lockgate.api.service.ServiceState;
import io.lockgate.api.service.ServiceStatus;
import io.lockgate.api.service.ServiceSwitch;
import io.lockgate.api.time.GatewayClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Each switchable service: one that is on and does not run is starting at first, and then critical. Not thread-safe.
 */
final class ServiceLines {
  /** So long a service may take to open its ports. */
  static final Duration START = Duration.ofSeconds(15);

  private final ServiceSwitch services;
  private final GatewayClock clock;
  private final Map<String, Long> waiting = new HashMap<>();

  ServiceLines(ServiceSwitch services, GatewayClock clock) {
    this.services = services;
    this.clock = clock;
  }

  /** All services by id. One that is not on is well, whatever its own check says, and its detail says what it is. */
  Map<String, Health> now() {
    List<ServiceStatus> all = services.services();
    Map<String, Health> lines = new LinkedHashMap<>();
    for (ServiceStatus service : all) {
      lines.put(service.id(), health(service));
    }
    waiting.keySet().retainAll(lines.keySet());
    return lines;
  }

  private Health health(ServiceStatus service) {
    boolean on = service.state() == ServiceState.ON;
    if (!on || service.note().isEmpty()) {
      waiting.remove(service.id());
      return on
          ? Health.OK
          : new Health(
              Status.OK, service.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    long now = clock.monotonicNanos();
    long began = waiting.computeIfAbsent(service.id(), id -> now);
    return new Health(
        now - began < START.toNanos() ? Status.TEMPORARILY_UNAVAILABLE : Status.CRITICAL,
        service.note());
  }
}
