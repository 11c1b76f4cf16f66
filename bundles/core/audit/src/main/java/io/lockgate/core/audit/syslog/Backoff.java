// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.syslog;

/** Pauses that double from the first to the longest. Not thread-safe. */
final class Backoff {
  private final long first;
  private final long longest;
  private long next;

  /** Both in milliseconds. */
  Backoff(long first, long longest) {
    this.first = first;
    this.longest = longest;
    next = first;
  }

  /** The pause after one more failure, milliseconds. */
  long next() {
    long pause = next;
    next = Math.min(longest, next * 2);
    return pause;
  }

  void reset() {
    next = first;
  }
}
