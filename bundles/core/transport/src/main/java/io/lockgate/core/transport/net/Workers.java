// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.net;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads for work that takes too long for the selector thread. */
public final class Workers {
  private static final int THREADS = 2;
  private static final int QUEUE = 1024;
  private static final int IDLE_SECONDS = 10;

  private Workers() {}

  /** Two threads at most, none while there is nothing to do; rejects what comes when 1024 jobs wait. */
  public static ExecutorService named(String name) {
    ThreadPoolExecutor workers =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(QUEUE),
            work -> daemon(name, work));
    workers.allowCoreThreadTimeOut(true);
    return workers;
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
