// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.record;

import io.lockgate.api.metric.Histogram;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Sample;
import io.lockgate.api.store.SampleLog;
import io.lockgate.api.time.GatewayClock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings samples to the log: those that are wanted, one append at a time, the same ones again when the log could not store
 * them. What waits is bounded; beyond it the oldest go and are counted. Thread-safe.
 */
public final class Recorder implements AutoCloseable {
  /** Most samples that wait for the log. */
  public static final int MOST = 100_000;

  private static final int AT_ONCE = 20_000;
  private static final long RETRY_MILLIS = 2_000;
  private static final int BATCHES_TO_FORGET = 1_000;
  private static final double NANOS = 1e9;
  private static final double[] BOUNDS = {0.01, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 5};

  private final SampleLog log;
  private final GatewayClock clock;
  private final Histogram commits = new Histogram(BOUNDS);
  private final Thinning thinning;
  private final Supplier<? extends Iterable<PointId>> points;
  private final ScheduledThreadPoolExecutor retry =
      new ScheduledThreadPoolExecutor(1, work -> new Thread(work, "lockgate-log-recorder"));
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Sample> waiting = new ArrayDeque<>();
  private boolean busy;
  private long lost;
  private long stored;
  private int batches;
  private boolean closed;

  /**
   * Has nothing yet.
   *
   * @param points those there are now; asked now and then, to forget the others
   */
  public Recorder(
      SampleLog log,
      Rules rules,
      Supplier<? extends Iterable<PointId>> points,
      GatewayClock clock) {
    this.log = log;
    this.clock = clock;
    this.thinning = new Thinning(rules);
    this.points = points;
    retry.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Takes samples, in order of their numbers; by one thread at a time. */
  public void record(List<Sample> samples) {
    List<Sample> wanted = thinning.wanted(samples);
    if (++batches % BATCHES_TO_FORGET == 0) {
      thinning.retain(points.get());
    }
    lock.lock();
    try {
      waiting.addAll(wanted);
      cut();
    } finally {
      lock.unlock();
    }
    send();
  }

  private void cut() {
    while (waiting.size() > MOST) {
      waiting.removeFirst();
      lost++;
    }
  }

  private void send() {
    List<Sample> next;
    lock.lock();
    try {
      if (busy || closed || waiting.isEmpty()) {
        return;
      }
      busy = true;
      next = take();
    } finally {
      lock.unlock();
    }
    long begun = clock.monotonicNanos();
    log.append(next)
        .whenComplete(
            (place, failure) -> {
              if (failure == null) {
                commits.observe((clock.monotonicNanos() - begun) / NANOS);
              }
              answered(next, failure);
            });
  }

  private List<Sample> take() {
    List<Sample> taken = new ArrayList<>(Math.min(AT_ONCE, waiting.size()));
    while (taken.size() < AT_ONCE && !waiting.isEmpty()) {
      taken.add(waiting.removeFirst());
    }
    return taken;
  }

  private void answered(List<Sample> samples, @Nullable Throwable failure) {
    lock.lock();
    try {
      if (failure == null) {
        busy = false;
        stored += samples.size();
      } else {
        for (int i = samples.size() - 1; i >= 0; i--) {
          waiting.addFirst(samples.get(i));
        }
        cut();
        if (!closed) {
          retry.schedule(this::again, RETRY_MILLIS, TimeUnit.MILLISECONDS);
        }
      }
    } finally {
      lock.unlock();
    }
    if (failure == null) {
      send();
    }
  }

  private void again() {
    lock.lock();
    try {
      busy = false;
    } finally {
      lock.unlock();
    }
    send();
  }

  /** Seconds from handing over to forced. */
  public Histogram commits() {
    return commits;
  }

  /** Samples that were given up because the log did not take them in time. */
  public long lost() {
    lock.lock();
    try {
      return lost;
    } finally {
      lock.unlock();
    }
  }

  /** Samples that are in the log. */
  public long stored() {
    lock.lock();
    try {
      return stored;
    } finally {
      lock.unlock();
    }
  }

  /** Samples that wait. */
  public int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /** Hands over what waits, once, and takes nothing more. */
  @Override
  public void close() {
    List<Sample> last;
    lock.lock();
    try {
      closed = true;
      last = new ArrayList<>(waiting);
      waiting.clear();
    } finally {
      lock.unlock();
    }
    retry.shutdownNow();
    if (!last.isEmpty()) {
      log.append(last).whenComplete((place, failure) -> ended(last.size(), failure));
    }
  }

  private void ended(int samples, @Nullable Throwable failure) {
    lock.lock();
    try {
      stored += failure == null ? samples : 0;
      lost += failure == null ? 0 : samples;
    } finally {
      lock.unlock();
    }
  }
}
