// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread on which switches move, so that changes and bundle events never overlap. Bounded. */
final class SwitchThread {
  private static final Logger LOG = LoggerFactory.getLogger(SwitchThread.class);
  private static final int QUEUE = 64;

  private final ThreadPoolExecutor executor =
      new ThreadPoolExecutor(
          1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), this::named);
  private final AtomicBoolean asked = new AtomicBoolean();
  private volatile @Nullable Thread thread;

  private Thread named(Runnable work) {
    Thread made = new Thread(work, "lockgate-service-switch");
    thread = made;
    return made;
  }

  /** Has the work done soon; asked for again before it began it is done once. Never blocks. */
  void soon(Runnable work) {
    if (!asked.compareAndSet(false, true)) {
      return;
    }
    try {
      executor.execute(
          () -> {
            asked.set(false);
            try {
              work.run();
            } catch (RuntimeException e) {
              LOG.error("services could not be brought in line with the configuration", e);
            }
          });
    } catch (RejectedExecutionException e) {
      asked.set(false);
      LOG.debug("switches no longer move", e);
    }
  }

  /**
   * Does the work and waits for it.
   *
   * @throws ExecutionException the work failed with the cause
   * @throws IOException it could not be begun, or waiting was interrupted
   */
  <T> T call(Callable<T> work) throws ExecutionException, IOException {
    if (Thread.currentThread() == thread) {
      throw new IllegalStateException("a switch cannot be moved from within a switch");
    }
    try {
      return executor.submit(work).get();
    } catch (RejectedExecutionException e) {
      throw new IOException("too many switches at once, or shutting down", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted while switching").initCause(e);
    }
  }

  /** Lets the work at hand finish, for a few seconds at most, and ends. */
  void stop() {
    executor.shutdown();
    try {
      if (Thread.currentThread() != thread && !executor.awaitTermination(5, TimeUnit.SECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
