// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.bus;

import io.lockgate.api.point.PointBus.Listener;
import io.lockgate.api.point.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/** A listener that keeps what it hears, and can be held so that its queue fills. Thread-safe. */
final class Audience implements Listener {
  private final List<Sample> heard = new ArrayList<>();
  private final List<Thread> callers = new ArrayList<>();
  private final Semaphore mayReturn = new Semaphore(0);
  private volatile boolean held;
  private volatile boolean inside;

  /** The next call waits until {@link #release}. */
  void hold() {
    held = true;
  }

  void release() {
    held = false;
    mayReturn.release();
  }

  boolean inside() {
    return inside;
  }

  @Override
  public void samples(List<Sample> batch) {
    synchronized (this) {
      heard.addAll(batch);
      callers.add(Thread.currentThread());
    }
    inside = true;
    if (held) {
      mayReturn.acquireUninterruptibly();
    }
    inside = false;
  }

  synchronized List<Sample> heard() {
    return List.copyOf(heard);
  }

  /** The whole numbers heard, in order. */
  List<Long> values() {
    return heard().stream().map(sample -> sample.value().asLong(-1)).toList();
  }

  synchronized List<Thread> callers() {
    return List.copyOf(callers);
  }
}
