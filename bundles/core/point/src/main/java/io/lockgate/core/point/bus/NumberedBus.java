// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.bus;

import io.lockgate.api.metric.MetricSink;
import io.lockgate.api.metric.MetricSource;
import io.lockgate.api.point.PointBus;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Subscription;
import io.lockgate.api.time.ClockQuality;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.core.point.table.PointTable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes through the table and delivers by few threads. Thread-safe. Readings of unknown points are counted. */
@Component(immediate = true)
public final class NumberedBus implements PointBus, MetricSource {
  private static final Logger LOG = LoggerFactory.getLogger(NumberedBus.class);
  private static final Duration LAST_CALLS = Duration.ofSeconds(5);

  private final PointTable table;
  private final SampleNumbers numbers;
  private final GatewayClock clock;
  private final DeliveryThreads threads = new DeliveryThreads();
  private final BusFigures figures;
  private final AtomicLong strays = new AtomicLong();

  @Activate
  public NumberedBus(
      @Reference PointTable table,
      @Reference SampleNumbers numbers,
      @Reference GatewayClock clock) {
    this.table = table;
    this.numbers = numbers;
    this.clock = clock;
    this.figures = new BusFigures(clock);
  }

  @Deactivate
  void stop() {
    threads.close(LAST_CALLS);
  }

  @Override
  public void publish(List<Reading> readings) {
    if (readings.isEmpty()) {
      return;
    }
    int nowhere =
        table.publish(readings, new Now(numbers, clock.now().toEpochMilli(), clock.quality()));
    threads.wake();
    if (nowhere > 0 && strays.getAndAdd(nowhere) == 0) {
      LOG.warn(
          "{} readings could not be published, the first time: {}",
          nowhere,
          readings.get(0).point());
    }
  }

  /** Readings that went nowhere so far: their point was not declared, or there were no numbers. */
  long strays() {
    return strays.get();
  }

  @Override
  public void collect(MetricSink sink) {
    figures.collect(sink);
    sink.counter(
        "lockgate_bus_strays_total",
        "Readings that went nowhere: of an unknown point, or without a number.",
        strays.doubleValue());
  }

  @Override
  public Subscription subscribe(
      Predicate<PointId> wanted, int capacity, Loss loss, Listener listener) {
    if (capacity < 1 || capacity > MAX_CAPACITY) {
      throw new IllegalArgumentException("capacity must be 1 to " + MAX_CAPACITY + ": " + capacity);
    }
    QueuedSubscription made =
        new QueuedSubscription(wanted, capacity, loss, listener, table, threads, figures);
    table.attach(made);
    return made;
  }

  private record Now(SampleNumbers numbers, long receiveMillis, ClockQuality clock)
      implements PointTable.Stamp {
    @Override
    public long take(int count) {
      return numbers.take(count);
    }
  }
}
