// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.PointImage;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import io.lockgate.api.point.WriteGate;
import io.lockgate.api.point.WriteOutcome;
import io.lockgate.api.point.WriteRequest;
import io.lockgate.api.time.ClockQuality;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An image that is set by hand, and a gate whose outcomes are set by hand. */
final class FakeImage implements PointImage, WriteGate {
  private final Map<PointId, Sample> samples = new ConcurrentHashMap<>();

  /** What was asked to be written. */
  final List<WriteRequest> writes = new CopyOnWriteArrayList<>();

  /** How writes end. */
  volatile WriteOutcome outcome = new WriteOutcome.Accepted();

  void set(String point, Value value, Quality quality) {
    PointId id = PointId.of(point);
    Reading reading = new Reading(id, value, quality, Reading.NO_TIME);
    samples.put(id, Sample.of(reading, 1, ClockQuality.SYNCED, 1));
  }

  @Override
  public Sample read(PointId point) {
    return samples.getOrDefault(point, Sample.absent(point, Quality.CONFIGURATION));
  }

  @Override
  public List<Sample> read(List<PointId> points) {
    List<Sample> found = new ArrayList<>(points.size());
    for (PointId point : points) {
      found.add(read(point));
    }
    return found;
  }

  @Override
  public SortedSet<PointId> points() {
    return new TreeSet<>(samples.keySet());
  }

  @Override
  public CompletionStage<WriteOutcome> write(WriteRequest request) {
    writes.add(request);
    return CompletableFuture.completedFuture(outcome);
  }
}
