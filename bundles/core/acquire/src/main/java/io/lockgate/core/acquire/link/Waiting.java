// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts who waits for a turn on a link, from the call on, so that neither queue nor mailbox grows without bound. Thread-safe. */
final class Waiting {
  /** Most raw requests that wait for a link. */
  static final int MOST_RAW = 256;

  /** Most writes and single reads that wait for a link, raw requests not counted. */
  static final int MOST_ORDERS = 64;

  private final AtomicInteger raw = new AtomicInteger();
  private final AtomicInteger orders = new AtomicInteger();

  /** Whether there is room for one more; it then counts until it leaves. */
  boolean enter(Foreground<?> exchange, int most) {
    AtomicInteger its = most == MOST_RAW ? raw : orders;
    if (its.incrementAndGet() > most) {
      its.decrementAndGet();
      return false;
    }
    exchange.waitsIn(its);
    return true;
  }

  int size() {
    return raw.get() + orders.get();
  }
}
