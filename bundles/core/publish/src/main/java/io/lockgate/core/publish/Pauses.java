// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.publish;

import io.lockgate.api.publish.PublishException.Kind;
import io.lockgate.api.time.GatewayClock;
import java.time.Duration;

/** When a destination that failed is tried again. Not thread-safe. */
final class Pauses {
  static final Duration FIRST = Duration.ofSeconds(1);
  static final Duration LONGEST = Duration.ofSeconds(60);

  private final GatewayClock clock;
  private Duration pause = Duration.ZERO;
  private long since;
  private boolean stopped;

  Pauses(GatewayClock clock) {
    this.clock = clock;
  }

  /** It failed. */
  void failed(Kind kind) {
    since = clock.monotonicNanos();
    switch (kind) {
      case UNREACHABLE -> {
        Duration next = pause.isZero() ? FIRST : pause.multipliedBy(2);
        pause = next.compareTo(LONGEST) > 0 ? LONGEST : next;
      }
      case DENIED -> pause = LONGEST;
      case UNTRUSTED, SETTINGS -> stopped = true;
    }
  }

  /** It worked, or is to be tried now. */
  void over() {
    pause = Duration.ZERO;
    stopped = false;
  }

  /** Whether nothing is tried now. */
  boolean isOn() {
    return stopped || (!pause.isZero() && clock.monotonicNanos() - since < pause.toNanos());
  }
}
