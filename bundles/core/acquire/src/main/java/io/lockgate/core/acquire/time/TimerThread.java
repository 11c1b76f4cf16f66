// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.time;

import io.lockgate.api.time.GatewayClock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that lets alarms go off. */
public final class TimerThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TimerThread.class);
  private static final long LONGEST_SLEEP = TimeUnit.SECONDS.toNanos(1);
  private static final long PATIENCE_MILLIS = 2_000;

  private final GatewayClock clock;
  private final Alarms alarms;
  private final Thread thread;
  private volatile boolean closed;

  /** Starts. */
  public TimerThread(GatewayClock clock) {
    this.clock = clock;
    alarms = new Alarms(clock, this::wake);
    thread = new Thread(this::run, "lockgate-acquire-timer");
    thread.setDaemon(true);
    thread.start();
  }

  /** The alarms that go off here. */
  public Alarms alarms() {
    return alarms;
  }

  /** An alarm set by this thread itself is seen before it sleeps. */
  private void wake() {
    if (Thread.currentThread() != thread) {
      LockSupport.unpark(thread);
    }
  }

  private void run() {
    while (!closed) {
      long next = runDue();
      long now = clock.monotonicNanos();
      if (next > now) {
        LockSupport.parkNanos(this, Math.min(LONGEST_SLEEP, next - now));
      }
    }
  }

  /** A failure nobody foresaw must not end the timer. */
  private long runDue() {
    try {
      return alarms.runDue();
    } catch (RuntimeException e) {
      LOG.error("An alarm failed", e);
      return alarms.next();
    }
  }

  /** Ends it; no alarm goes off after return, except one that runs longer than 2 s. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    if (Thread.currentThread() != thread) {
      try {
        thread.join(PATIENCE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
