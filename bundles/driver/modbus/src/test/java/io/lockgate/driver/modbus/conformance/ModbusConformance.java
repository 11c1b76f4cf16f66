// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.conformance;

import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.Driver;
import io.lockgate.api.driver.Settings;
import io.lockgate.api.driver.Transports;
import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.PointModel;
import io.lockgate.api.point.DataType;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Value;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.core.transport.FieldTransports;
import io.lockgate.driver.modbus.ModbusDriver;
import io.lockgate.driver.modbus.fakes.Points;
import io.lockgate.testkit.component.ComponentTest;
import io.lockgate.testkit.driver.DriverConformance;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** The Modbus driver over the gateway's own transports, whatever carries it. */
abstract class ModbusConformance extends DriverConformance {
  static final List<PointModel> POINTS =
      List.of(
          Points.writable("i16", "holding/0", DataType.INT16, Map.of()),
          Points.model("u16", "holding/1", DataType.UINT16, Map.of()),
          Points.model("i32", "holding/2", DataType.INT32, Map.of("words", "low-first")),
          Points.model("u32", "holding/4", DataType.UINT32, Map.of("bytes", "low-first")),
          Points.model("i64", "holding/6", DataType.INT64, Map.of()),
          Points.model("u64", "holding/10", DataType.UINT64, Map.of()),
          Points.model("f32", "holding/14", DataType.FLOAT32, Map.of()),
          Points.model("f64", "holding/16", DataType.FLOAT64, Map.of()),
          Points.model("text", "holding/20", DataType.TEXT, Map.of("length", "4")),
          Points.model("bits", "holding/24", DataType.BITS, Map.of("length", "32")),
          Points.model("time", "holding/26", DataType.TIMESTAMP, Map.of("encoding", "iec60870")),
          Points.model("i8", "holding/30", DataType.INT8, Map.of()),
          Points.model("u8", "holding/31", DataType.UINT8, Map.of()),
          Points.model("flag", "coil/0", DataType.BOOL, Map.of()),
          Points.model("flags", "coil/1", DataType.BITS, Map.of("length", "9")));
  static final Map<String, Value> VALUES =
      Map.of(
          "f32", Value.of(230.5f),
          "f64", Value.of(50.01),
          "text", Value.of("meter"),
          "bits", new Value.Bits(0x8000_0001L, 32),
          "time", new Value.Time(1_795_000_000_000L),
          "flag", Value.of(true),
          "flags", new Value.Bits(0x101, 9));

  private @Nullable ComponentTest<FieldTransports> component;

  @Override
  protected Driver driver() {
    return new ModbusDriver();
  }

  @Override
  protected DeviceModel model() {
    return Points.device(POINTS.toArray(new PointModel[0]));
  }

  @Override
  protected Settings deviceSettings() {
    return new Settings(Map.of("unit", "7"));
  }

  @Override
  protected PointModel badPoint() {
    return Points.model("bad", "holding/70000", DataType.INT16, Map.of());
  }

  @Override
  protected Settings badLinkSettings() {
    return new Settings(Map.of("transport", "tcp", "host", "h", "port", "70000"));
  }

  @Override
  protected Transports transports(GatewayClock time) throws Exception {
    ComponentTest<FieldTransports> made = ComponentTest.of(FieldTransports.class).with(time);
    component = made;
    return made.activate();
  }

  @AfterEach
  final void stopTransports() throws Exception {
    ComponentTest<FieldTransports> made = component;
    if (made != null) {
      made.deactivate();
    }
  }

  @Override
  protected DevicePoint writablePoint() {
    PointModel point = POINTS.get(0);
    return new DevicePoint(new PointId("played", point.name()), point);
  }

  @Override
  protected RawExchange rawExchange() {
    return new RawExchange(
        "9", ByteBuffer.wrap(new byte[] {1, 0, 0, 0, 1}), ByteBuffer.wrap(new byte[] {1, 1, 1}));
  }

  @Override
  protected Settings badRange() {
    return new Settings(Map.of("hosts", "1.2.3.4/2"));
  }
}
