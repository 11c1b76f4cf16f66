// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mail.queue;

import java.time.Duration;

/** Pauses after failures, doubled from the first to the longest. Not thread-safe. */
final class Backoff {
  static final Duration FIRST = Duration.ofSeconds(5);
  static final Duration LONGEST = Duration.ofMinutes(5);

  private Duration next = FIRST;
  private long untilNanos;
  private boolean pausing;

  void failed(long nanos, boolean hopeless) {
    Duration pause = hopeless ? LONGEST : next;
    next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
    untilNanos = nanos + pause.toNanos();
    pausing = true;
  }

  void succeeded() {
    next = FIRST;
    pausing = false;
  }

  boolean over(long nanos) {
    return !pausing || nanos - untilNanos >= 0;
  }
}
