// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.time;

import io.lockgate.api.time.ClockQuality;
import io.lockgate.api.time.GatewayClock;
import java.time.Instant;
import org.osgi.service.component.annotations.Component;

/** The host's clock. Nothing disciplines it yet, so its quality is always {@link ClockQuality#UNSYNCED}. Thread-safe. */
@Component
public final class SystemClock implements GatewayClock {
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
