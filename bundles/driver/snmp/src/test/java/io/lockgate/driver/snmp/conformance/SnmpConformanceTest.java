// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.conformance;

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
import io.lockgate.driver.snmp.SnmpDriver;
import io.lockgate.driver.snmp.played.Points;
import io.lockgate.driver.snmp.played.Users;
import io.lockgate.driver.snmp.traps.TrapDesk;
import io.lockgate.driver.snmp.wire.LocalEngine;
import io.lockgate.testkit.component.ComponentTest;
import io.lockgate.testkit.driver.DriverConformance;
import io.lockgate.testkit.driver.FieldPath;
import io.lockgate.testkit.driver.HostClock;
import io.lockgate.testkit.driver.PlayedDevice;
import io.lockgate.testkit.driver.UdpPath;
import io.lockgate.testkit.fakes.CollectingAuditLog;
import io.lockgate.testkit.fakes.MemorySecrets;
import io.lockgate.testkit.fakes.MemoryStateStore;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Variable;

/** The SNMP driver, version 3 with encryption, over the gateway's own transports. */
class SnmpConformanceTest extends DriverConformance {
  private static final String E = "1.3.6.1.4.1.32473.9.";
  private static final List<PointModel> POINTS =
      List.of(
          Points.writable("i32", E + "1.0", DataType.INT32),
          Points.model("u32", E + "2.0", DataType.UINT32),
          Points.model("i16", E + "3.0", DataType.INT16),
          Points.model("i64", E + "4.0", DataType.INT64),
          Points.model("u64", E + "5.0", DataType.UINT64),
          Points.model("f32", E + "6.0", DataType.FLOAT32),
          Points.model("f64", E + "7.0", DataType.FLOAT64),
          Points.model("text", E + "8.0", DataType.TEXT),
          Points.model("bits", E + "9.0", DataType.BITS, "length", "11"),
          Points.model("time", E + "10.0", DataType.TIMESTAMP),
          Points.model("flag", E + "11.0", DataType.BOOL),
          Points.model("cell.1.1", E + "12.1.1.1", DataType.INT32),
          Points.model("cell.1.2", E + "12.1.1.2", DataType.INT32),
          Points.model("cell.1.3", E + "12.1.1.3", DataType.INT32),
          Points.model("cell.2.1", E + "12.1.2.1", DataType.UINT32),
          Points.model("cell.2.2", E + "12.1.2.2", DataType.UINT32),
          Points.model("cell.2.3", E + "12.1.2.3", DataType.UINT32),
          Points.model("named", E + "13.1.2[" + E + "13.1.1=eth0]", DataType.INT32));
  private static final Map<String, Value> VALUES =
      Map.of(
          "f32", Value.of(230.5f),
          "f64", Value.of(50.01),
          "text", Value.of("a device"),
          "bits", new Value.Bits(0x401, 11),
          "time", new Value.Time(1_795_000_000_000L),
          "flag", Value.of(true));
  private static final Map<OID, Variable> NAMES =
      Map.of(
          new OID(E + "13.1.1.3"), new OctetString("lo"),
          new OID(E + "13.1.1.7"), new OctetString("eth0"));

  private @Nullable ComponentTest<FieldTransports> component;

  @Override
  protected Driver driver() {
    try {
      return new SnmpDriver(
          new TrapDesk(
              new LocalEngine(new MemoryStateStore()), new CollectingAuditLog(), new HostClock()),
          new MemorySecrets());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected PlayedDevice device() {
    return new PlayedPoints(POINTS, VALUES, NAMES);
  }

  @Override
  protected FieldPath path(PlayedDevice started) throws IOException {
    return UdpPath.to(started.port());
  }

  @Override
  protected DeviceModel model() {
    return Points.device(POINTS.toArray(new PointModel[0]));
  }

  @Override
  protected Settings linkSettings(int port) {
    return Users.link("timeout-ms", "30000");
  }

  @Override
  protected Settings deviceSettings() {
    throw new UnsupportedOperationException("each device has a port");
  }

  @Override
  protected Settings deviceSettings(int port) {
    return new Settings(Map.of("host", "127.0.0.1", "port", "" + port));
  }

  @Override
  protected PointModel badPoint() {
    return Points.model("bad", "sysUpTime", DataType.INT32);
  }

  @Override
  protected Settings badLinkSettings() {
    return Users.link("auth-password", "short");
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
  protected Settings range(int port) {
    return Users.link("hosts", "127.0.0.1", "port", "" + port);
  }

  @Override
  protected Settings badRange() {
    return Users.link("hosts", "1.2.3.4/2");
  }
}
