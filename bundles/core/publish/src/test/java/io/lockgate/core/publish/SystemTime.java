// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.publish;

import io.lockgate.api.time.ClockQuality;
import io.lockgate.api.time.GatewayClock;
import java.time.Instant;

/** The time of the machine, for tests with real threads. */
final class SystemTime implements GatewayClock {
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
