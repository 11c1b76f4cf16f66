// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.alarm.state;

import io.lockgate.api.time.GatewayClock;
import java.time.Instant;

/**
 * Now, by both clocks.
 *
 * @param wall for stamps
 * @param nanos monotonic, for delays
 */
public record Moment(Instant wall, long nanos) {
  /** The moment of this call. */
  public static Moment of(GatewayClock clock) {
    return new Moment(clock.now(), clock.monotonicNanos());
  }
}
