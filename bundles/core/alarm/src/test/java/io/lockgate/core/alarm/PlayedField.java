// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.alarm;

import io.lockgate.api.alarm.AlarmRule;
import io.lockgate.api.driver.FieldStatus;
import io.lockgate.api.driver.Settings;
import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.Identification;
import io.lockgate.api.model.Limits;
import io.lockgate.api.model.ModelLibrary;
import io.lockgate.api.model.ModelProblem;
import io.lockgate.api.model.PointModel;
import io.lockgate.api.model.WriteRule;
import io.lockgate.api.point.DataType;
import io.lockgate.api.point.PointBus;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.PointImage;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Subscription;
import io.lockgate.api.point.Value;
import io.lockgate.api.time.ClockQuality;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A field without devices: they are as told, and show what they are told. Every device has the one model. */
final class PlayedField implements FieldStatus, ModelLibrary, PointBus, PointImage {
  private final Map<String, State> devices = new ConcurrentHashMap<>();
  private final Map<PointId, Sample> image = new ConcurrentHashMap<>();
  private final List<Hearer> hearers = new CopyOnWriteArrayList<>();
  private volatile Optional<DeviceModel> model = Optional.empty();
  private long sequence;

  private record Hearer(Predicate<PointId> wanted, Listener listener) {}

  void model(List<AlarmRule> rules) {
    PointModel point =
        new PointModel(
            "P",
            "",
            "1",
            DataType.FLOAT64,
            Map.of(),
            1,
            0,
            "",
            Limits.NONE,
            WriteRule.READ_ONLY,
            "");
    model =
        Optional.of(
            new DeviceModel("m", 1, "", "played", List.of(), List.of(), List.of(point), rules));
  }

  void device(String id, State state) {
    devices.put(id, state);
  }

  synchronized void show(String point, double value) {
    PointId id = PointId.of(point);
    Sample sample =
        new Sample(id, Value.of(value), Quality.GOOD, 0, 0, ClockQuality.SYNCED, ++sequence);
    image.put(id, sample);
    for (Hearer each : hearers) {
      if (each.wanted().test(id)) {
        each.listener().samples(List.of(sample));
      }
    }
  }

  boolean isHeard(String point) {
    return hearers.stream().anyMatch(each -> each.wanted().test(PointId.of(point)));
  }

  @Override
  public List<LinkStatus> links() {
    return List.of();
  }

  @Override
  public List<DeviceStatus> devices() {
    return new TreeMap<>(devices)
        .entrySet().stream()
            .map(
                each ->
                    new DeviceStatus(
                        each.getKey(),
                        "link",
                        "m",
                        each.getValue(),
                        "",
                        0,
                        new Settings(Map.of()),
                        1,
                        0,
                        0,
                        0,
                        Duration.ZERO,
                        Optional.empty()))
            .toList();
  }

  @Override
  public List<DeviceModel> models() {
    return model.stream().toList();
  }

  @Override
  public Optional<DeviceModel> find(String id) {
    return model;
  }

  @Override
  public Optional<DeviceModel> recognise(String driver, Identification device) {
    return Optional.empty();
  }

  @Override
  public List<ModelProblem> validate(String yaml) {
    return List.of();
  }

  @Override
  public void publish(List<Reading> readings) {
    readings.forEach(each -> show(each.point().toString(), each.value().asDouble(0)));
  }

  @Override
  public Subscription subscribe(
      Predicate<PointId> wanted, int capacity, Loss loss, Listener listener) {
    Hearer hearer = new Hearer(wanted, listener);
    hearers.add(hearer);
    return new Subscription() {
      @Override
      public long lost() {
        return 0;
      }

      @Override
      public void close() {
        hearers.remove(hearer);
      }
    };
  }

  @Override
  public Sample read(PointId point) {
    return image.getOrDefault(point, Sample.absent(point, Quality.CONFIGURATION));
  }

  @Override
  public List<Sample> read(List<PointId> points) {
    return points.stream().map(this::read).toList();
  }

  @Override
  public SortedSet<PointId> points() {
    return new TreeSet<>(image.keySet());
  }
}
