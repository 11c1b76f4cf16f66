// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.FieldStatus.LinkStatus;
import io.lockgate.api.driver.FieldStatus.State;
import java.util.concurrent.atomic.AtomicLong;

/** What is counted about a link. Thread-safe. */
final class LinkCounters {
  private final AtomicLong exchanges = new AtomicLong();
  private final AtomicLong errors = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();

  void exchanged(boolean failed) {
    exchanges.incrementAndGet();
    if (failed) {
      errors.incrementAndGet();
    }
  }

  void refused() {
    refused.incrementAndGet();
  }

  LinkStatus status(LinkDefinition its, Condition condition, boolean stuck, int waiting) {
    return new LinkStatus(
        its.spec().id(),
        its.driverName(),
        stuck ? State.OFFLINE : condition.state(),
        stuck ? "stuck: a call does not end" : condition.detail(),
        condition.sinceMillis(),
        its.shown(),
        waiting,
        exchanges.get(),
        errors.get(),
        refused.get());
  }
}
