// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.FieldStatus.State;
import io.lockgate.api.time.GatewayClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How something is doing, and since when; the log hears of each change. Written by one thread at a time, read by any. */
final class Standing {
  private static final Logger LOG = LoggerFactory.getLogger(Standing.class);

  private final String whose;
  private final GatewayClock clock;
  private volatile Condition condition;

  /**
   * Of something that is being connected.
   *
   * @param whose for the log, as {@code Link bus1}
   */
  Standing(String whose, GatewayClock clock) {
    this.whose = whose;
    this.clock = clock;
    condition = new Condition(State.CONNECTING, "", clock.now().toEpochMilli());
  }

  Condition now() {
    return condition;
  }

  void become(State state, String detail) {
    Condition before = condition;
    if (before.state() != state || !before.detail().equals(detail)) {
      condition = before.then(state, detail, clock.now().toEpochMilli());
      if (before.state() != state) {
        LOG.info("{}: {} {}", whose, state, detail);
      }
    }
  }
}
