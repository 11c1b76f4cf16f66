// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.bus;

import io.lockgate.api.metric.Histogram;
import io.lockgate.api.metric.MetricSink;
import io.lockgate.api.point.PointBus.Loss;
import io.lockgate.api.time.GatewayClock;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** What all subscriptions together have counted. Thread-safe. */
final class BusFigures {
  private static final double NANOS = 1e9;

  private final GatewayClock clock;
  private final Histogram waits =
      new Histogram(0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5);
  private final Map<Loss, LongAdder> lost = new EnumMap<>(Loss.class);

  BusFigures(GatewayClock clock) {
    this.clock = clock;
    for (Loss policy : Loss.values()) {
      lost.put(policy, new LongAdder());
    }
  }

  /** Monotonic, in nanoseconds. */
  long now() {
    return clock.monotonicNanos();
  }

  /** Samples are given to a listener; the oldest of them was published then. */
  void given(long publishedNanos) {
    waits.observe((now() - publishedNanos) / NANOS);
  }

  /** One sample had to go. */
  void lost(Loss policy) {
    Objects.requireNonNull(lost.get(policy)).increment();
  }

  void collect(MetricSink sink) {
    sink.histogram(
        "lockgate_bus_wait_seconds",
        "How long the oldest sample of each call of a subscriber had waited since its publication.",
        waits);
    lost.forEach(
        (policy, count) ->
            sink.counter(
                "lockgate_bus_lost_total",
                "Samples that subscribers did not get since their queue was full; those who keep the latest got a newer one.",
                (double) count.sum(),
                "policy",
                policy.name().toLowerCase(Locale.ROOT).replace('_', '-')));
  }
}
