// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mail;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs rounds by one thread: when woken, and every few seconds for what is due by time. Thread-safe. */
final class Rounds implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
  private static final long PERIOD_SECONDS = 5;
  private static final long PATIENCE_MILLIS = 2_000;

  private final Runnable round;
  private final Semaphore wanted = new Semaphore(1);
  private final Thread thread = new Thread(this::run, "lockgate-mail");
  private volatile boolean closed;

  Rounds(Runnable round) {
    this.round = round;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** There is something to do. */
  void wake() {
    if (wanted.availablePermits() == 0) {
      wanted.release();
    }
  }

  private void run() {
    while (!closed) {
      try {
        boolean woken = wanted.tryAcquire(PERIOD_SECONDS, TimeUnit.SECONDS);
        if (woken) {
          wanted.drainPermits();
        }
        if (!closed) {
          round.run();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException defect) {
        LOG.error("A round of mail failed; the next one goes on", defect);
      }
    }
  }

  /** No round begins any more. */
  void end() {
    closed = true;
    thread.interrupt();
  }

  /** Ends it, and waits for the round that has begun. */
  @Override
  public void close() {
    end();
    try {
      thread.join(PATIENCE_MILLIS);
      if (thread.isAlive()) {
        LOG.warn("A mail is still on its way");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
