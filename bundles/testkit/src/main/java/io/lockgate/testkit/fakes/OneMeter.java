// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.fakes;

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

/** A site of one device, {@code main-meter} of type {@code meter-3p}, with points V1 (V) and Ea (kWh, without a title). */
public final class OneMeter {
  /** Its name. */
  public static final String DEVICE = "main-meter";

  private OneMeter() {}

  /** How the device is doing: well. */
  public static FieldStatus field() {
    return new Field();
  }

  /** Its type. */
  public static ModelLibrary models() {
    return new Models();
  }

  /** Its points, every ten minutes. */
  public static PointDirectory points() {
    return new Points();
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

  private static List<PointModel> pointModels() {
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
              pointModels(),
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
          ? pointModels().stream()
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
