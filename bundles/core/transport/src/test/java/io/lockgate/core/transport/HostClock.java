// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.time.ClockQuality;
import io.lockgate.api.time.GatewayClock;
import java.time.Duration;
import java.time.Instant;

/** The host's time, since real sockets do not follow a fake one. */
final class HostClock implements GatewayClock {
  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public long monotonicNanos() {
    return System.nanoTime();
  }

  @Override
  public ClockQuality quality() {
    return ClockQuality.UNSYNCED;
  }

  Deadline in(long millis) {
    return Deadline.in(Duration.ofMillis(millis), this);
  }
}
