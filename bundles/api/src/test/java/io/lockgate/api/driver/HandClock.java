// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.driver;

import io.lockgate.api.time.ClockQuality;
import io.lockgate.api.time.GatewayClock;
import java.time.Instant;

/** Moved by hand. The fake clock of the test kit cannot be used here: the kit needs these contracts first. */
public final class HandClock implements GatewayClock {
  long nanos = 1_000;

  @Override
  public Instant now() {
    return Instant.EPOCH;
  }

  @Override
  public long monotonicNanos() {
    return nanos;
  }

  @Override
  public ClockQuality quality() {
    return ClockQuality.SYNCED;
  }
}
