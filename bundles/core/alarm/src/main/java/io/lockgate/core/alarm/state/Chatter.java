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
  private int count;

  void raised(long nanos) {
    raised[count % MOST] = nanos;
    count = count == 2 * MOST - 1 ? MOST : count + 1;
  }

  /** How long it must be over before it clears. */
  Duration offDelay(Duration configured, long nanos) {
    boolean chatters = count >= MOST && nanos - raised[count % MOST] < WITHIN.toNanos();
    return chatters && configured.compareTo(WITHIN) < 0 ? WITHIN : configured;
  }
}
