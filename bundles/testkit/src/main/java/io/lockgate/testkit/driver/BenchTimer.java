// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.driver;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.time.GatewayClock;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One thread for all deadlines of the kit; there from the start, so that it is never taken for a leak. */
final class BenchTimer {
  private static final ScheduledThreadPoolExecutor THREAD =
      new ScheduledThreadPoolExecutor(1, BenchTimer::named);

  static {
    THREAD.prestartCoreThread();
  }

  private BenchTimer() {}

  private static Thread named(Runnable work) {
    Thread thread = new Thread(work, "bench timer");
    thread.setDaemon(true);
    return thread;
  }

  static void at(Deadline deadline, GatewayClock clock, Runnable work) {
    THREAD.schedule(work, deadline.remainingNanos(clock), TimeUnit.NANOSECONDS);
  }
}
