// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mail.queue;

import java.time.Duration;
import java.util.Set;

/**
 * Waits until the recipients are {@link #QUIET} as they are: when the gateway starts, or a setting is changed, they come
 * one after the other, and none may miss an event or lose its mails for that. Not thread-safe.
 */
final class Settling {
  static final Duration QUIET = Duration.ofSeconds(3);

  private Set<String> names = Set.of();
  private long sinceNanos;

  Settling(long nanos) {
    sinceNanos = nanos;
  }

  boolean isOver(Set<String> now, long nanos) {
    if (!now.equals(names)) {
      names = Set.copyOf(now);
      sinceNanos = nanos;
    }
    return nanos - sinceNanos >= QUIET.toNanos();
  }
}
