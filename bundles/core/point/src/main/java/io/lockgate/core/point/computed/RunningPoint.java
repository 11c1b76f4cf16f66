// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.computed;

import io.lockgate.api.point.PointBus;
import io.lockgate.api.point.PointBus.Loss;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Subscription;
import io.lockgate.core.point.PointTimer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Future;

/** Computes and publishes a point until it is stopped: periodically, or whenever an input was published. */
final class RunningPoint {
  private final Runnable stop;

  private RunningPoint(Runnable stop) {
    this.stop = stop;
  }

  /** Begins, with a first computation. */
  static RunningPoint start(
      Duration period, Set<PointId> inputs, PointBus bus, PointTimer timer, Runnable compute) {
    RunningPoint started;
    if (!period.isZero()) {
      Future<?> ticking = timer.every(period, compute);
      started = new RunningPoint(() -> ticking.cancel(false));
    } else if (inputs.isEmpty()) {
      started = new RunningPoint(() -> {});
    } else {
      Subscription subscription =
          bus.subscribe(
              inputs::contains, inputs.size(), Loss.KEEP_LATEST_PER_POINT, batch -> compute.run());
      started = new RunningPoint(subscription::close);
    }
    compute.run();
    return started;
  }

  /** Nothing is published after return, save what has begun. */
  void stop() {
    stop.run();
  }
}
