// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.point;

import io.lockgate.api.driver.PointDirectory;
import io.lockgate.api.model.Limits;
import io.lockgate.api.model.PointModel;
import io.lockgate.api.model.WriteRule;
import io.lockgate.api.point.DataType;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A few points that are what they were set to, and a gate that answers as it is told. */
final class FakePoints implements PointImage, PointDirectory, WriteGate {
  final List<WriteRequest> requests = new ArrayList<>();
  private final SortedMap<PointId, Sample> samples = new TreeMap<>();
  private final SortedMap<PointId, PointModel> models = new TreeMap<>();
  private WriteOutcome outcome = new WriteOutcome.Accepted();
  private int reads;

  void put(String id, DataType type, String unit, WriteRule write) {
    PointId point = PointId.of(id);
    samples.put(point, Sample.absent(point, Quality.NOT_READ_YET));
    models.put(
        point,
        new PointModel(point.point(), "", "a", type, Map.of(), 1, 0, unit, Limits.NONE, write, ""));
  }

  void show(String id, Value value) {
    PointId point = PointId.of(id);
    samples.put(point, Sample.of(Reading.of(point, value), 1_000, ClockQuality.SYNCED, ++reads));
  }

  void answer(WriteOutcome next) {
    outcome = next;
  }

  @Override
  public Sample read(PointId point) {
    Sample sample = samples.get(point);
    return sample == null ? Sample.absent(point, Quality.CONFIGURATION) : sample;
  }

  @Override
  public List<Sample> read(List<PointId> points) {
    return points.stream().map(this::read).toList();
  }

  @Override
  public SortedSet<PointId> points() {
    return new TreeSet<>(samples.keySet());
  }

  @Override
  public Declaration declare(String device, List<Entry> points, PointAccess access) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Entry> find(PointId point) {
    return Optional.ofNullable(models.get(point))
        .map(model -> new Entry(point, model, Duration.ofSeconds(1)));
  }

  @Override
  public List<Entry> of(String device) {
    return models.keySet().stream()
        .filter(point -> point.device().equals(device))
        .flatMap(point -> find(point).stream())
        .toList();
  }

  @Override
  public List<String> devices() {
    return models.keySet().stream().map(PointId::device).distinct().toList();
  }

  @Override
  public CompletionStage<WriteOutcome> write(WriteRequest request) {
    requests.add(request);
    return CompletableFuture.completedFuture(outcome);
  }
}
