// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.files;

import io.lockgate.api.driver.FieldStatus;
import io.lockgate.api.driver.PointDirectory;
import io.lockgate.api.driver.Settings;
import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.Identification;
import io.lockgate.api.model.Limits;
import io.lockgate.api.model.ModelLibrary;
import io.lockgate.api.model.ModelProblem;
import io.lockgate.api.model.PointModel;
import io.lockgate.api.model.PollGroup;
import io.lockgate.api.model.WriteRule;
import io.lockgate.api.point.DataType;
import io.lockgate.api.point.PointId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A site of one known device, {@code main-meter}, with points V1 and Ea. */
public final class Sites {
  /** Who sends. */
  public static final GatewayFacts GATEWAY =
      new GatewayFacts("1a2b3c4d", "Plant 7", "0123456789abcdef", "192.0.2.7", "02:00:5e:10:00:07");

  private static final String DEVICE = "main-meter";

  private Sites() {}

  /** What is known of its devices. */
  public static DeviceFacts devices() {
    return new DeviceFacts(new Field(), new Models(), new Points());
  }

  private static PointModel point(String name, String title, String unit) {
    return new PointModel(
        name,
        title,
        "0",
        DataType.FLOAT32,
        Map.of(),
        1,
        0,
        unit,
        Limits.NONE,
        WriteRule.READ_ONLY,
        "fast");
  }

  private static List<PointModel> points() {
    return List.of(point("V1", "Voltage L1", "V"), point("Ea", "", "kWh"));
  }

  private record Field() implements FieldStatus {
    @Override
    public List<LinkStatus> links() {
      return List.of();
    }

    @Override
    public List<DeviceStatus> devices() {
      return List.of(
          new DeviceStatus(
              DEVICE,
              "bus",
              "meter-3p",
              State.ONLINE,
              "",
              0,
              new Settings(Map.of()),
              2,
              0,
              0,
              0,
              Duration.ZERO,
              Optional.empty()));
    }
  }

  private record Models() implements ModelLibrary {
    @Override
    public List<DeviceModel> models() {
      return List.of(
          new DeviceModel(
              "meter-3p",
              1,
              "Meter, three phases",
              "modbus",
              List.of(),
              List.of(new PollGroup("fast", Duration.ofMinutes(10))),
              points(),
              List.of()));
    }

    @Override
    public Optional<DeviceModel> find(String id) {
      return models().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    @Override
    public Optional<DeviceModel> recognise(String driver, Identification device) {
      return Optional.empty();
    }

    @Override
    public List<ModelProblem> validate(String yaml) {
      return List.of();
    }
  }

  private record Points() implements PointDirectory {
    @Override
    public Declaration declare(String device, List<Entry> points, PointAccess access) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Entry> find(PointId point) {
      return of(point.device()).stream().filter(each -> each.id().equals(point)).findFirst();
    }

    @Override
    public List<Entry> of(String device) {
      return device.equals(DEVICE)
          ? points().stream()
              .map(
                  each -> new Entry(new PointId(DEVICE, each.name()), each, Duration.ofMinutes(10)))
              .toList()
          : List.of();
    }

    @Override
    public List<String> devices() {
      return List.of(DEVICE);
    }
  }
}
