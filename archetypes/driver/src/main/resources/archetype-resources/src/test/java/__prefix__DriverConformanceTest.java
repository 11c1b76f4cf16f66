// SPDX-License-Identifier: Apache-2.0
package ${package};

import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.Driver;
import io.lockgate.api.driver.Settings;
import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.Limits;
import io.lockgate.api.model.PointModel;
import io.lockgate.api.model.WriteRule;
import io.lockgate.api.point.DataType;
import io.lockgate.testkit.driver.DriverConformance;
import io.lockgate.testkit.driver.PlayedDevice;
import java.util.List;
import java.util.Map;

/** The suite that every driver passes. */
class ${prefix}DriverConformanceTest extends DriverConformance {
  private static PointModel line(String name, DataType type) {
    return new PointModel(
        name, "", name, type, Map.of(), 1, 0, "", Limits.NONE, WriteRule.READ_ONLY, "");
  }

  @Override
  protected Driver driver() {
    return new ${prefix}Driver();
  }

  @Override
  protected PlayedDevice device() {
    return new PlayedTank();
  }

  @Override
  protected DeviceModel model() {
    List<PointModel> points =
        PlayedTank.TYPES.entrySet().stream()
            .map(each -> line(each.getKey(), each.getValue()))
            .toList();
    return new DeviceModel("tank", 1, "", "${driver}", List.of(), List.of(), points, List.of());
  }

  @Override
  protected Settings linkSettings(int port) {
    return new Settings(Map.of("host", "127.0.0.1", "port", "" + port));
  }

  @Override
  protected Settings deviceSettings() {
    return new Settings(Map.of());
  }

  @Override
  protected PointModel badPoint() {
    return line("door", DataType.TEXT);
  }

  @Override
  protected Settings badLinkSettings() {
    return linkSettings(70_000);
  }

  @Override
  protected DevicePoint writablePoint() {
    return point(line("level", DataType.FLOAT64));
  }
}
