// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire;

import io.lockgate.api.time.GatewayClock;
import io.lockgate.core.acquire.config.Registry;
import io.lockgate.core.acquire.time.Alarms;
import java.util.concurrent.TimeUnit;

/** Looks every 2 s whether models have changed, since the library tells nobody. */
final class ModelWatch {
  private static final long PERIOD = TimeUnit.SECONDS.toNanos(2);

  private final Registry registry;
  private final GatewayClock clock;
  private final Alarms.Alarm alarm;
  private volatile boolean stopped;

  ModelWatch(Registry registry, GatewayClock clock, Alarms alarms) {
    this.registry = registry;
    this.clock = clock;
    alarm = alarms.alarm(this::look);
  }

  void start() {
    alarm.set(clock.monotonicNanos() + PERIOD);
  }

  private void look() {
    if (!stopped) {
      alarm.set(clock.monotonicNanos() + PERIOD);
      registry.modelsMayHaveChanged();
    }
  }

  void stop() {
    stopped = true;
    alarm.cancel();
  }
}
