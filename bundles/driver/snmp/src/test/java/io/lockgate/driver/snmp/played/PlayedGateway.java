// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.played;

import io.lockgate.api.driver.FieldStatus;
import io.lockgate.api.driver.PointDirectory;
import io.lockgate.api.driver.Settings;
import io.lockgate.api.model.PointModel;
import io.lockgate.api.point.DataType;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.PointImage;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import io.lockgate.api.time.ClockQuality;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A gateway with two devices and many points. */
public final class PlayedGateway implements FieldStatus, PointImage {
  private static final long NOON = 1_795_000_000_000L;

  private final Map<PointId, Value> values = new TreeMap<>();

  /** With so many points. */
  public PlayedGateway(int points) {
    for (int i = 0; i < points; i++) {
      values.put(new PointId("meter", "P" + i), new Value.Decimal(2_305L + i, 1));
    }
  }

  @Override
  public List<LinkStatus> links() {
    return List.of();
  }

  @Override
  public List<DeviceStatus> devices() {
    return List.of(
        device("meter", State.ONLINE, "", Optional.of(NOON)),
        device("pump", State.OFFLINE, "no answer", Optional.empty()));
  }

  private static DeviceStatus device(
      String id, State state, String detail, Optional<Long> lastGood) {
    return new DeviceStatus(
        id,
        "hall",
        "three-phase-meter",
        state,
        detail,
        NOON,
        new Settings(Map.of()),
        31,
        5_000_000_000L,
        7,
        3,
        Duration.ZERO,
        lastGood);
  }

  @Override
  public Sample read(PointId point) {
    Value value = values.getOrDefault(point, Value.missing());
    return new Sample(
        point,
        value,
        value.isMissing() ? Quality.NOT_READ_YET : Quality.GOOD,
        NOON,
        NOON,
        ClockQuality.SYNCED,
        1);
  }

  @Override
  public List<Sample> read(List<PointId> points) {
    return points.stream().map(this::read).toList();
  }

  @Override
  public SortedSet<PointId> points() {
    return new TreeSet<>(values.keySet());
  }

  /** What is known about its points: nothing but their names. */
  public static final class Directory implements PointDirectory {
    @Override
    public Declaration declare(String device, List<Entry> points, PointAccess access) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Entry> find(PointId point) {
      PointModel model = Points.model(point.point(), "1.3.6", DataType.INT32);
      return Optional.of(new Entry(point, model, Duration.ZERO));
    }

    @Override
    public List<Entry> of(String device) {
      return List.of();
    }

    @Override
    public List<String> devices() {
      return List.of();
    }
  }
}
