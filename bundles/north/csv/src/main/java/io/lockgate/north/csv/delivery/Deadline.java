// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.delivery;

import io.lockgate.api.publish.PublishException;
import io.lockgate.api.time.GatewayClock;
import java.time.Duration;

/** A moment after which nothing more is done. Thread-safe. */
public final class Deadline {
  private final GatewayClock clock;
  private final long at;

  public Deadline(GatewayClock clock, Duration within) {
    this.clock = clock;
    this.at = clock.monotonicNanos() + within.toNanos();
  }

  /**
   * What is left, above zero.
   *
   * @throws PublishException nothing is left
   */
  public Duration left() throws PublishException {
    long left = at - clock.monotonicNanos();
    if (left <= 0) {
      throw new PublishException(
          PublishException.Kind.UNREACHABLE, "the other side did not take it in time");
    }
    return Duration.ofNanos(left);
  }
}
