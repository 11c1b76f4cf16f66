// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.bus;

import io.lockgate.api.metric.Histogram;
import io.lockgate.api.metric.MetricSink;
import io.lockgate.api.time.GatewayClock;
import java.util.concurrent.atomic.LongAdder;

/** What all subscriptions together have counted. Thread-safe. */
final class BusFigures {
  private static final double NANOS = 1e9;

  private final GatewayClock clock;
  private final Histogram waits =
      new Histogram(0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5);
  private final LongAdder lost = new LongAdder();

  BusFigures(GatewayClock clock) {
    this.clock = clock;
  }

  /** Monotonic, in nanoseconds. */
  long now() {
    return clock.monotonicNanos();
  }

  /** Samples are given to a listener; the oldest of them was published then. */
  void given(long publishedNanos) {
    waits.observe((now() - publishedNanos) / NANOS);
  }

  void lost() {
    lost.increment();
  }

  void collect(MetricSink sink) {
    sink.histogram(
        "lockgate_bus_wait_seconds",
        "How long the oldest sample of each call of a subscriber had waited since its publication.",
        waits);
    sink.counter(
        "lockgate_bus_lost_total",
        "Samples that subscribers did not get since their queue was full.",
        (double) lost.sum());
  }
}
