// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.record;

import io.lockgate.api.time.GatewayClock;
import java.util.concurrent.TimeUnit;

/** How many samples a minute a growing count stands for, over the last whole minutes. Not thread-safe. */
public final class Rate {
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  private final GatewayClock clock;
  private long since;
  private long before;
  private double perMinute;

  /** Begins to count now. */
  public Rate(GatewayClock clock) {
    this.clock = clock;
    since = clock.monotonicNanos();
  }

  /** Takes the count as it is now; the rate changes at most once a minute. */
  public double of(long count) {
    long now = clock.monotonicNanos();
    long passed = now - since;
    if (passed >= MINUTE) {
      perMinute = (count - before) * (double) MINUTE / passed;
      before = count;
      since = now;
    }
    return perMinute;
  }
}
