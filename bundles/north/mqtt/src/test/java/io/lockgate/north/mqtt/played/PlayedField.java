// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.played;

import io.lockgate.api.driver.PointDirectory;
import io.lockgate.api.model.Limits;
import io.lockgate.api.model.PointModel;
import io.lockgate.api.model.WriteRule;
import io.lockgate.api.point.DataType;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.PointImage;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import io.lockgate.api.point.WriteGate;
import io.lockgate.api.point.WriteOutcome;
import io.lockgate.api.point.WriteRequest;
import io.lockgate.api.time.ClockQuality;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Points with values that can be written; in memory. Thread-safe. */
public final class PlayedField implements PointDirectory, PointImage, WriteGate {
  private final Map<PointId, Entry> entries = new ConcurrentSkipListMap<>();
  private final Map<PointId, Value> values = new ConcurrentSkipListMap<>();
  private final List<WriteRequest> written = new CopyOnWriteArrayList<>();
  private volatile boolean refusing;

  /** One more point. */
  public PlayedField point(String address, DataType type, Value value) {
    return point(address, type, 1, value);
  }

  /** One more point, with a scale. */
  public PlayedField point(String address, DataType type, double scale, Value value) {
    PointId id = PointId.of(address);
    WriteRule write = new WriteRule(true, Limits.NONE, true);
    PointModel model =
        new PointModel(
            id.point(), "", "0", type, Map.of(), scale, 0, "", Limits.NONE, write, "all");
    entries.put(id, new Entry(id, model, Duration.ofSeconds(1)));
    values.put(id, value);
    return this;
  }

  /** A device leaves. */
  public void remove(String device) {
    entries.keySet().removeIf(id -> id.device().equals(device));
  }

  /** From now on nothing is written. */
  public void refuse() {
    refusing = true;
  }

  /** What was written. */
  public List<WriteRequest> written() {
    return List.copyOf(written);
  }

  /** What a point shows. */
  public Value value(String address) {
    return values.getOrDefault(PointId.of(address), Value.missing());
  }

  @Override
  public CompletionStage<WriteOutcome> write(WriteRequest request) {
    if (refusing) {
      return CompletableFuture.completedFuture(
          new WriteOutcome.Refused(WriteOutcome.Reason.NOT_ALLOWED, "not commissioned"));
    }
    written.add(request);
    values.put(request.point(), request.value());
    return CompletableFuture.completedFuture(new WriteOutcome.Confirmed(request.value()));
  }

  @Override
  public Sample read(PointId point) {
    Value value = values.getOrDefault(point, Value.missing());
    Quality quality = value.isMissing() ? Quality.NOT_READ_YET : Quality.GOOD;
    return new Sample(point, value, quality, 1_000, 1_000, ClockQuality.SYNCED, 1);
  }

  @Override
  public List<Sample> read(List<PointId> points) {
    return points.stream().map(this::read).toList();
  }

  @Override
  public SortedSet<PointId> points() {
    return new TreeSet<>(entries.keySet());
  }

  @Override
  public Optional<Entry> find(PointId point) {
    return Optional.ofNullable(entries.get(point));
  }

  @Override
  public List<Entry> of(String device) {
    List<Entry> all = new ArrayList<>(entries.values());
    all.removeIf(entry -> !entry.id().device().equals(device));
    return all;
  }

  @Override
  public List<String> devices() {
    return entries.keySet().stream().map(PointId::device).distinct().toList();
  }

  @Override
  public Declaration declare(String device, List<Entry> points, PointAccess access) {
    throw new UnsupportedOperationException("its points are given by the test");
  }
}
