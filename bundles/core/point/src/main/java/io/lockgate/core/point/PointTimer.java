// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** The one thread of this bundle for what is due at a time. What it runs must be short. Thread-safe. */
@Component(service = PointTimer.class)
public final class PointTimer {
  private final ScheduledThreadPoolExecutor executor =
      new ScheduledThreadPoolExecutor(1, work -> new Thread(work, "lockgate-point-timer"));

  @Activate
  public PointTimer() {
    executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Deactivate
  void stop() {
    executor.shutdownNow();
  }

  /** Runs it once; cancelling the answer calls it off. Nothing is run after the bundle has stopped. */
  public Future<?> after(Duration delay, Runnable work) {
    return executor.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Runs it again and again; what is missed is not made up for. Must not throw. */
  public Future<?> every(Duration period, Runnable work) {
    long nanos = period.toNanos();
    return executor.scheduleWithFixedDelay(work, nanos, nanos, TimeUnit.NANOSECONDS);
  }
}
