// SPDX-License-Identifier: Apache-2.0
package io.lockgate.powercut;

import io.lockgate.api.time.ClockQuality;
import io.lockgate.api.time.GatewayClock;
import java.time.Instant;

/** The machine's own clock. */
final class PlainClock implements GatewayClock {
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
}
