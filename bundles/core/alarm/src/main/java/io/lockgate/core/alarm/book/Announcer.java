// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.alarm.book;

import io.lockgate.api.alarm.AlarmEvent;
import io.lockgate.api.alarm.AlarmListener;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one listener, by a thread of its own: what has gathered meanwhile, in one batch. Its queue is bounded, the oldest
 * goes and is counted. Thread-safe.
 */
public final class Announcer implements AutoCloseable {
  /** Most events that wait. */
  static final int MOST = 10_000;

  private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
  private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(2);

  private final AlarmListener listener;
  private final Deque<AlarmEvent> waiting = new ArrayDeque<>();
  private final Thread thread;
  private boolean closed;
  private long lost;
  private long failures;

  /** Begins. */
  public Announcer(AlarmListener listener) {
    this.listener = listener;
    thread = new Thread(this::run, "lockgate-alarm-listener");
    thread.setDaemon(true);
    thread.start();
  }

  /** Hands events over; does not block. */
  public synchronized void offer(List<AlarmEvent> events) {
    waiting.addAll(events);
    while (waiting.size() > MOST) {
      waiting.removeFirst();
      lost++;
    }
    notifyAll();
  }

  /** Events it never heard of because it was slow. */
  public synchronized long lost() {
    return lost;
  }

  /** Batches it threw at. */
  public synchronized long failures() {
    return failures;
  }

  private void run() {
    try {
      for (List<AlarmEvent> batch = next(); !batch.isEmpty(); batch = next()) {
        tell(batch);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(List<AlarmEvent> batch) {
    try {
      listener.changed(batch);
    } catch (RuntimeException defect) {
      synchronized (this) {
        failures++;
      }
      LOG.error("A listener of alarms failed; {} events are not repeated", batch.size(), defect);
    }
  }

  /** What waits, at least one; empty when it is over. */
  private synchronized List<AlarmEvent> next() throws InterruptedException {
    while (waiting.isEmpty() && !closed) {
      wait();
    }
    List<AlarmEvent> batch = closed ? List.of() : new ArrayList<>(waiting);
    waiting.clear();
    return List.copyOf(batch);
  }

  /** It is not called again after return, unless it does not come back in time. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    if (Thread.currentThread() == thread) {
      return;
    }
    try {
      thread.join(PATIENCE_MILLIS);
      if (thread.isAlive()) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
