// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mail.queue;

import java.time.Duration;

/**
 * How many mails a recipient gets: {@link #AT_ONCE}, and then one each {@link #EACH}; what comes faster gathers in a
 * digest. Not thread-safe.
 */
final class Pace {
  static final int AT_ONCE = 30;
  static final Duration EACH = Duration.ofMinutes(2);

  private long free = AT_ONCE;
  private long sinceNanos;

  Pace(long nanos) {
    sinceNanos = nanos;
  }

  boolean allows(long nanos) {
    long gained = (nanos - sinceNanos) / EACH.toNanos();
    if (gained > 0) {
      free = Math.min(AT_ONCE, free + gained);
      sinceNanos += gained * EACH.toNanos();
    }
    return free > 0;
  }

  void sent() {
    free = Math.max(0, free - 1);
  }
}
