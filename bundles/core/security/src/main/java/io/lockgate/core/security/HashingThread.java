// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.security;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The one thread that hashes passwords, so that however many log in at once the gateway keeps its other cores. At most
 * {@link #QUEUE} callers wait; the thread ends after half a minute without work.
 */
final class HashingThread {
  /** Callers that may wait. */
  static final int QUEUE = 16;

  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1, 1, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), HashingThread::named);

  HashingThread() {
    thread.allowCoreThreadTimeOut(true);
  }

  private static Thread named(Runnable work) {
    Thread made = new Thread(work, "lockgate-hashing");
    made.setDaemon(true);
    return made;
  }

  /**
   * Runs it on the thread and waits for its result.
   *
   * @throws IOException too many wait already, or the thread was stopped or interrupted; nothing has been computed
   */
  <T> T call(Callable<T> work) throws IOException {
    try {
      return thread.submit(work).get();
    } catch (RejectedExecutionException e) {
      throw new IOException("too many passwords are being checked, try again", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted while hashing").initCause(e);
    } catch (ExecutionException e) {
      throw new IOException("hashing failed", e.getCause());
    }
  }

  /** Callers that wait now. */
  int waiting() {
    return thread.getQueue().size();
  }

  void stop() {
    thread.shutdownNow();
  }
}
