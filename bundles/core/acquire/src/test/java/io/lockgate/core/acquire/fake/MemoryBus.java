// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.fake;

import io.lockgate.api.point.PointBus;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.PointImage;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Subscription;
import io.lockgate.api.time.ClockQuality;
import io.lockgate.testkit.FakeClock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Keeps what was published. */
public final class MemoryBus implements PointBus, PointImage {
  private final FakeClock clock;
  private final Map<PointId, Sample> latest = new HashMap<>();

  /** All that was published, and when: {@code 1500 m1/a GOOD 1}. */
  public final List<String> history = new ArrayList<>();

  /** Calls of publish. */
  public int batches;

  public MemoryBus(FakeClock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void publish(List<Reading> readings) {
    batches++;
    for (Reading each : readings) {
      latest.put(
          each.point(), Sample.of(each, clock.now().toEpochMilli(), ClockQuality.SYNCED, batches));
      history.add(
          clock.monotonicNanos() / 1_000_000
              + " "
              + each.point()
              + " "
              + each.quality()
              + " "
              + each.value().text());
    }
  }

  @Override
  public synchronized Sample read(PointId point) {
    return latest.getOrDefault(point, Sample.absent(point, Quality.NOT_READ_YET));
  }

  @Override
  public List<Sample> read(List<PointId> points) {
    return points.stream().map(this::read).toList();
  }

  @Override
  public synchronized SortedSet<PointId> points() {
    return new TreeSet<>(latest.keySet());
  }

  /** The latest of a point. */
  public Sample latest(String point) {
    return read(PointId.of(point));
  }

  /** The latest quality of a point. */
  public Quality quality(String point) {
    return latest(point).quality();
  }

  @Override
  public Subscription subscribe(
      Predicate<PointId> wanted, int capacity, Loss loss, Listener listener) {
    throw new UnsupportedOperationException();
  }
}
