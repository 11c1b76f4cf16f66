// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import java.util.concurrent.TimeUnit;

/** How long to wait before the next attempt: 2 s, doubling, at most 60 s. One thread at a time. */
final class BackOff {
  static final long FIRST = TimeUnit.SECONDS.toNanos(2);
  static final long LONGEST = TimeUnit.SECONDS.toNanos(60);

  private long next = FIRST;

  /** Nanoseconds to wait now; the next time it is longer. */
  long next() {
    long now = next;
    next = Math.min(2 * next, LONGEST);
    return now;
  }

  /** All is well again. */
  void reset() {
    next = FIRST;
  }
}
