// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts what waits to be taken in, so that it has a bound. Thread-safe. */
final class Inlet {
  private final int most;
  private final AtomicInteger waiting = new AtomicInteger();

  Inlet(int most) {
    this.most = most;
  }

  /** Whether there is room for one more; it then counts until it leaves. */
  boolean enter() {
    if (waiting.incrementAndGet() > most) {
      waiting.decrementAndGet();
      return false;
    }
    return true;
  }

  void leave() {
    waiting.decrementAndGet();
  }

  int size() {
    return waiting.get();
  }
}
