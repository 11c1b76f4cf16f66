// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.driver;

import io.lockgate.api.time.GatewayClock;
import java.time.Duration;

/**
 * When something must be over, on the monotonic clock: steps of the wall clock do not move it.
 *
 * @param monotonicNanos on the scale of {@link GatewayClock#monotonicNanos}
 */
public record Deadline(long monotonicNanos) {
  /** So much time from now, at most 292 years. */
  public static Deadline in(Duration time, GatewayClock clock) {
    return new Deadline(clock.monotonicNanos() + time.toNanos());
  }

  /** Nanoseconds that are left; 0 or less when it is over. */
  public long remainingNanos(GatewayClock clock) {
    return monotonicNanos - clock.monotonicNanos();
  }

  /** Whether it is over. */
  public boolean isOver(GatewayClock clock) {
    return remainingNanos(clock) <= 0;
  }
}
