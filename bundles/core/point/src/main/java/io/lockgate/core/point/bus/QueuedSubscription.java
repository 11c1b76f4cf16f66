// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.bus;

import io.lockgate.api.point.PointBus.Listener;
import io.lockgate.api.point.PointBus.Loss;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Subscription;
import io.lockgate.core.point.table.Hearer;
import io.lockgate.core.point.table.PointTable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A subscriber with its queue. Thread-safe: {@link #staged} belongs to the publishing lock of the table, the queue to this
 * object's monitor, and whoever calls the listener holds {@link #calling}.
 */
final class QueuedSubscription implements Subscription, Hearer, DeliveryThreads.Delivery {
  /** Most samples of one call, so that a busy subscriber leaves room for others. */
  static final int MOST_AT_ONCE = 1_024;

  private static final Logger LOG = LoggerFactory.getLogger(QueuedSubscription.class);

  private final Predicate<PointId> wanted;
  private final Loss loss;
  private final Listener listener;
  private final SampleQueue queue;
  private final PointTable table;
  private final DeliveryThreads threads;
  private final BusFigures figures;
  private final ReentrantLock calling = new ReentrantLock();
  private final AtomicLong lost = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final List<Sample> staged = new ArrayList<>();
  private volatile boolean open;
  private boolean scheduled;

  /** When the oldest in the queue was published, or one that was taken from it. Monotonic nanoseconds. */
  private long since;

  QueuedSubscription(
      Predicate<PointId> wanted,
      int capacity,
      Loss loss,
      Listener listener,
      PointTable table,
      DeliveryThreads threads,
      BusFigures figures) {
    this.wanted = wanted;
    this.loss = loss;
    this.listener = listener;
    this.table = table;
    this.threads = threads;
    this.figures = figures;
    this.queue =
        switch (loss) {
          case DROP_OLDEST -> new OldestGoes(capacity);
          case KEEP_LATEST_PER_POINT -> new LatestPerPoint(capacity);
        };
  }

  @Override
  public boolean wants(PointId point) {
    try {
      return wanted.test(point);
    } catch (RuntimeException defect) {
      failed("chooser", defect);
      return false;
    }
  }

  @Override
  public void begin() {
    open = true;
  }

  @Override
  public void end() {
    open = false;
    staged.clear();
  }

  @Override
  public boolean hear(Sample sample) {
    return open && staged.add(sample) && staged.size() == 1;
  }

  @Override
  public void published() {
    boolean first;
    synchronized (this) {
      if (queue.isEmpty()) {
        since = figures.now();
      }
      for (Sample sample : staged) {
        if (queue.add(sample)) {
          lost.incrementAndGet();
          figures.lost(loss);
        }
      }
      first = !scheduled;
      scheduled = true;
    }
    staged.clear();
    if (first) {
      threads.add(this);
    }
  }

  @Override
  public void deliver() {
    List<Sample> batch;
    long published;
    calling.lock();
    try {
      synchronized (this) {
        batch = queue.take(MOST_AT_ONCE);
        published = since;
      }
      if (open && !batch.isEmpty()) {
        figures.given(published);
        listener.samples(batch);
      }
    } catch (RuntimeException defect) {
      failed("listener", defect);
    } finally {
      calling.unlock();
      again();
    }
  }

  private void again() {
    synchronized (this) {
      scheduled = open && !queue.isEmpty();
      if (!scheduled) {
        return;
      }
    }
    threads.add(this);
    threads.wake();
  }

  private void failed(String who, RuntimeException defect) {
    if (failures.incrementAndGet() == 1) {
      LOG.error(
          "a subscriber's {} {} fails; said once", who, listener.getClass().getName(), defect);
    }
  }

  @Override
  public long lost() {
    return lost.get();
  }

  /** Waits for the listener, unless it is the listener that calls. */
  @Override
  public void close() {
    if (open) {
      table.detach(this);
    }
    calling.lock();
    try {
      synchronized (this) {
        queue.clear();
      }
    } finally {
      calling.unlock();
    }
  }
}
