// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.alarm.state;

import java.time.Duration;

/**
 * Finds an alarm that comes and goes all the time: {@link #MOST} times raised within {@link #WITHIN}. Such a one stays
 * raised until its condition was over for that long. Not thread-safe.
 */
final class Chatter {
  static final int MOST = 10;
  static final Duration WITHIN = Duration.ofMinutes(1);

  private final long[] raised = new long[MOST];
  private long count;
  private boolean held;

  void raised(long nanos) {
    int oldest = (int) (count % MOST);
    boolean often = count >= MOST - 1 && nanos - raised[(oldest + 1) % MOST] < WITHIN.toNanos();
    raised[oldest] = nanos;
    count++;
    held = often;
  }

  void cleared() {
    if (held) {
      count = 0;
      held = false;
    }
  }

  /** How long it must be over before it clears. */
  Duration offDelay(Duration configured) {
    return held && configured.compareTo(WITHIN) < 0 ? WITHIN : configured;
  }
}
