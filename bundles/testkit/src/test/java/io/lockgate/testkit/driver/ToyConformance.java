// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.driver;

import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.Driver;
import io.lockgate.api.driver.Settings;
import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.Limits;
import io.lockgate.api.model.PointModel;
import io.lockgate.api.model.WriteRule;
import io.lockgate.api.point.DataType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The suite over the toy driver with some defects. */
class ToyConformance extends DriverConformance {
  private final Set<Defect> defects;

  ToyConformance(Set<Defect> defects) {
    this.defects = defects;
  }

  private static PointModel line(String name, DataType type) {
    return new PointModel(
        name, "", name, type, Map.of(), 1, 0, "", Limits.NONE, WriteRule.READ_ONLY, "");
  }

  @Override
  protected Driver driver() {
    return new ToyDriver(defects);
  }

  @Override
  protected PlayedDevice device() {
    return new ToyDevice("a", "b", "c");
  }

  @Override
  protected DeviceModel model() {
    List<PointModel> points =
        Stream.of("a", "b", "c").map(name -> line(name, DataType.FLOAT64)).toList();
    return new DeviceModel("toy", 1, "", "toy", List.of(), List.of(), points, List.of());
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
    return line("door", DataType.BOOL);
  }

  @Override
  protected Settings badLinkSettings() {
    return linkSettings(70_000);
  }

  @Override
  protected DevicePoint writablePoint() {
    return point(line("b", DataType.FLOAT64));
  }

  @Override
  protected RawExchange rawExchange() {
    return new RawExchange("1", bytes("hello"), bytes("HELLO"));
  }

  private static ByteBuffer bytes(String text) {
    return StandardCharsets.US_ASCII.encode(text);
  }

  @Override
  protected Settings range(int port) {
    return new Settings(Map.of("first", "" + port));
  }

  @Override
  protected Settings badRange() {
    return new Settings(Map.of("first", "everywhere"));
  }
}
