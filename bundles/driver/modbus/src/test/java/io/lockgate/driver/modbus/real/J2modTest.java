// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.Device;
import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Link;
import io.lockgate.api.driver.ReadStep;
import io.lockgate.api.point.DataType;
import io.lockgate.api.point.Value;
import io.lockgate.driver.modbus.fakes.Points;
import io.lockgate.testkit.net.FreePorts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against devices of an independent implementation, over the gateway's own transports. */
final class J2modTest {
  private static final DevicePoint[] SAMPLE = {
    Points.of("first", "holding/0", DataType.UINT16),
    Points.of("last", "holding/99", DataType.UINT16),
    Points.of("wide", "holding/10", DataType.UINT32),
    Points.of("turned", "holding/12", DataType.UINT32, "words", "low-first"),
    Points.of("in", "input/5", DataType.INT16),
    Points.of("coil", "coil/3", DataType.BOOL),
    Points.of("coils", "coil/0", DataType.BITS, "length", "10"),
    Points.of("switch", "discrete/4", DataType.BOOL),
  };

  private static void assertSample(int unit, Map<String, Value> values) {
    int base = unit * 1000;
    assertEquals(Value.of(base), values.get("first"));
    assertEquals(Value.of(base + 99), values.get("last"));
    assertEquals(Value.of((base + 10) * 65_536L + base + 11), values.get("wide"));
    assertEquals(Value.of((base + 13) * 65_536L + base + 12), values.get("turned"));
    assertEquals(Value.of(base + 15), values.get("in"));
    assertEquals(Value.of(true), values.get("coil"));
    assertEquals(new Value.Bits(0b10_0100_1001, 10), values.get("coils"));
    assertEquals(Value.of(true), values.get("switch"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp", "rtu-tcp", "udp"})
  void reads_and_writes_two_units_over_one_link(String transport) throws Exception {
    try (FreePorts ports = new FreePorts();
        J2modDevices devices =
            transport.equals("udp")
                ? J2modDevices.udp(ports)
                : J2modDevices.tcp(ports.releasedTcp(), transport.equals("rtu-tcp"));
        RealField field = new RealField()) {
      Link link =
          field.link("transport", transport, "host", "127.0.0.1", "port", "" + devices.port());
      for (int unit = 1; unit <= 2; unit++) {
        Device device = RealField.device(link, "unit", "" + unit);
        assertSample(unit, field.read(device, SAMPLE));
        writes(field, device, devices, unit);
      }
    }
  }

  private static void writes(RealField field, Device device, J2modDevices devices, int unit)
      throws DriverException {
    field.write(device, Points.of("p", "holding/20", DataType.INT16), Value.of(-5));
    assertEquals(65_531, devices.register(unit, 20));
    field.write(device, Points.of("p", "holding/21", DataType.FLOAT32), Value.of(1.5f));
    assertEquals(0x3FC0, devices.register(unit, 21));
    assertEquals(0, devices.register(unit, 22));
    field.write(device, Points.of("p", "coil/50", DataType.BOOL), Value.of(true));
    assertTrue(devices.coil(unit, 50));
    field.write(
        device, Points.of("p", "coil/60", DataType.BITS, "length", "9"), new Value.Bits(0x101, 9));
    assertTrue(devices.coil(unit, 60) && !devices.coil(unit, 61) && devices.coil(unit, 68));
    int before = devices.register(unit, 30);
    field.write(device, Points.of("p", "holding/30.14", DataType.BOOL), Value.of(true));
    assertEquals(before | 0x4000, devices.register(unit, 30));
  }

  @Test
  void address_beyond_the_map_is_refused_and_found_by_halves() throws Exception {
    try (FreePorts ports = new FreePorts();
        J2modDevices devices = J2modDevices.tcp(ports.releasedTcp(), false);
        RealField field = new RealField()) {
      Link link = field.link("host", "127.0.0.1", "port", "" + devices.port());
      Device device = RealField.device(link, "unit", "1");
      ReadStep step =
          device
              .prepare(
                  List.of(
                      Points.of("a", "holding/98", DataType.UINT16),
                      Points.of("b", "holding/99", DataType.UINT16),
                      Points.of("c", "holding/100", DataType.UINT16)))
              .steps()
              .get(0);
      DriverException.Refused refused =
          assertThrows(
              DriverException.Refused.class, () -> RealField.get(step.read(field.in(2_000))));
      assertEquals(2, refused.code());
      ReadStep first = step.split().get(0);
      assertEquals(Value.of(1098), RealField.get(first.read(field.in(2_000))).get(0).value());
    }
  }

  @Test
  void link_goes_on_after_the_device_was_away() throws Exception {
    try (FreePorts ports = new FreePorts();
        RealField field = new RealField()) {
      int port = ports.releasedTcp();
      J2modDevices devices = J2modDevices.tcp(port, false);
      Link link = field.link("host", "127.0.0.1", "port", "" + port);
      Device device = RealField.device(link, "unit", "2");
      assertSample(2, field.read(device, SAMPLE));
      devices.close();
      assertThrows(DriverException.class, () -> field.read(device, SAMPLE));
      try (J2modDevices again = J2modDevices.tcp(port, false)) {
        RealField.get(link.connect(field.in(5_000)));
        assertSample(2, field.read(device, SAMPLE));
        assertEquals(2020, again.register(2, 20));
      }
    }
  }

  @Test
  void connection_is_closed_after_each_poll_and_made_again() throws Exception {
    try (FreePorts ports = new FreePorts();
        J2modDevices devices = J2modDevices.tcp(ports.releasedTcp(), false);
        RealField field = new RealField()) {
      Link link =
          field.link(
              "host",
              "127.0.0.1",
              "port",
              "" + devices.port(),
              "close-after-poll",
              "true",
              "pause-between-requests-ms",
              "2",
              "pause-after-connect-ms",
              "5");
      Device device = RealField.device(link, "unit", "1");
      for (int poll = 0; poll < 20; poll++) {
        assertSample(1, field.read(device, SAMPLE));
      }
    }
  }
}
