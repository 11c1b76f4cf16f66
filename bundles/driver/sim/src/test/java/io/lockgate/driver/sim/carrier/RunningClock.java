// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.carrier;

import io.lockgate.api.time.ClockQuality;
import io.lockgate.api.time.GatewayClock;
import java.time.Instant;

/** Intervals pass as they do; wall time stands still, so that values do. */
public final class RunningClock implements GatewayClock {
  /** Noon. */
  public static final Instant NOON = Instant.parse("2026-06-21T12:00:00Z");

  @Override
  public Instant now() {
    return NOON;
  }

  @Override
  public long monotonicNanos() {
    return System.nanoTime();
  }

  @Override
  public ClockQuality quality() {
    return ClockQuality.SYNCED;
  }
}
