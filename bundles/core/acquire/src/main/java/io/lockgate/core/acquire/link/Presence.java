// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

/** Whether a device works, and since when it has owed an answer. One thread at a time. */
final class Presence {
  private static final long NOTHING_OWED = Long.MAX_VALUE;

  private boolean online;
  private long owedSince = NOTHING_OWED;

  boolean isOnline() {
    return online;
  }

  /** It works. */
  void comes() {
    online = true;
  }

  /** It does not work, or nobody knows. */
  void goes() {
    online = false;
    owedSince = NOTHING_OWED;
  }

  void asked(long now) {
    if (owedSince == NOTHING_OWED) {
      owedSince = now;
    }
  }

  void answered() {
    owedSince = NOTHING_OWED;
  }

  /** Whether it has owed an answer for so many nanoseconds. */
  boolean isSilentFor(long nanos, long now) {
    return owedSince != NOTHING_OWED && now - owedSince >= nanos;
  }
}
