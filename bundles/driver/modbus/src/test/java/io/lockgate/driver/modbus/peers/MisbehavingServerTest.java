// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.peers;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lockgate.api.driver.Device;
import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Link;
import io.lockgate.api.point.DataType;
import io.lockgate.api.point.Value;
import io.lockgate.driver.modbus.fakes.Points;
import io.lockgate.driver.modbus.real.RealField;
import io.lockgate.testkit.net.FreePorts;
import io.lockgate.testkit.peer.Peer;
import io.lockgate.testkit.serial.PtyPair;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * libmodbus's own server for its unit tests, which answers wrongly at some addresses. What it holds is in its
 * {@code unit-test.h}.
 */
final class MisbehavingServerTest {
  private static final int INPUT_REGISTER = 0x000A;
  private static final DevicePoint GOOD = Points.of("good", "input/0x108", DataType.UINT16);
  private static final DevicePoint REGISTER = Points.of("own", "holding/0x160", DataType.UINT16);
  private static final DevicePoint TWO = Points.of("two", "holding/0x160", DataType.UINT32);
  private static final DevicePoint REFUSED = Points.of("refused", "holding/0x170", DataType.UINT16);
  private static final DevicePoint FOREIGN = Points.of("foreign", "holding/0x171", DataType.UINT16);
  private static final DevicePoint LATE = Points.of("late", "holding/0x172", DataType.UINT16);
  private static final DevicePoint SLOW = Points.of("slow", "holding/0x173", DataType.UINT16);
  private static final DevicePoint INPUT_BITS =
      Points.of("bits", "discrete/0x1C4", DataType.BITS, "length", "22");

  @TempDir Path folder;

  @Test
  void over_tcp_the_client_stays_right() throws Exception {
    int port = port();
    Path program = PeerFiles.misbehaving(folder, port, "none");
    try (Peer server = Peer.command("env", program.toString(), "tcp").start();
        RealField field = new RealField()) {
      Link link = whenUp(field, "host", "127.0.0.1", "port", "" + port);
      Device hasty = RealField.device(link, "unit", "255", "timeout-ms", "200");
      Device patient = RealField.device(link, "unit", "255", "timeout-ms", "2000");
      assertMistakesAreSeen(field, hasty, patient);
      assertThrows(DriverException.TimedOut.class, () -> field.value(hasty, LATE));
      assertEquals(
          Value.of(0x022B),
          field.value(patient, REGISTER),
          "the late answer has the same unit, function and length, but another number");
      assertEquals(Value.of(0), field.value(patient, SLOW), "a byte each 5 ms");
      assertGood(field, patient);
      assertWriteOfWrongLengthIsRefused(field, patient);
      assertEquals(true, server.handle().isAlive());
    }
  }

  @Test
  void over_a_serial_line_the_client_stays_right() throws Exception {
    try (PtyPair line = PtyPair.in(folder)) {
      Path program = PeerFiles.misbehaving(folder, port(), line.other().toString());
      try (Peer server = Peer.command("env", program.toString(), "rtu").start();
          RealField field = new RealField()) {
        Link link =
            whenUp(
                field,
                "transport",
                "rtu",
                "serial-port",
                line.one().toString(),
                "parity",
                "none",
                "baud",
                "115200");
        Device hasty = RealField.device(link, "unit", "17", "timeout-ms", "200");
        Device patient = RealField.device(link, "unit", "17", "timeout-ms", "2000");
        await()
            .atMost(Duration.ofSeconds(10))
            .ignoreExceptionsInstanceOf(DriverException.class)
            .untilAsserted(() -> assertEquals(Value.of(INPUT_REGISTER), field.value(hasty, GOOD)));
        assertMistakesAreSeen(field, hasty, patient);
        assertEquals(true, server.handle().isAlive());
      }
    }
  }

  private static void assertMistakesAreSeen(RealField field, Device hasty, Device patient)
      throws DriverException {
    assertGood(field, patient);
    field.write(patient, REGISTER, Value.of(0x022B));
    assertEquals(Value.of(0x022B), field.value(patient, REGISTER));
    assertThrows(DriverException.class, () -> field.value(hasty, TWO), "one register too few");
    assertGood(field, patient);
    DriverException.Refused refused =
        assertThrows(DriverException.Refused.class, () -> field.value(patient, REFUSED));
    assertEquals(6, refused.code());
    assertThrows(DriverException.TimedOut.class, () -> field.value(hasty, FOREIGN));
    assertGood(field, patient);
    assertThrows(DriverException.TimedOut.class, () -> field.value(hasty, LATE));
    assertGood(field, patient);
    assertEquals(Value.of(0x022B), field.value(patient, REGISTER));
  }

  private static void assertGood(RealField field, Device device) throws DriverException {
    assertEquals(Value.of(INPUT_REGISTER), field.value(device, GOOD));
    assertEquals(new Value.Bits(0x35DBAC, 22), field.value(device, INPUT_BITS));
  }

  private static void assertWriteOfWrongLengthIsRefused(RealField field, Device device)
      throws DriverException {
    DriverException.Refused refused =
        assertThrows(
            DriverException.Refused.class,
            () -> field.write(device, Points.of("p", "coil/0x132", DataType.BOOL), Value.of(true)));
    assertEquals(3, refused.code());
    assertGood(field, device);
  }

  /** The server takes one connection in its life, so it cannot be tried beforehand. */
  private static Link whenUp(RealField field, String... settings) {
    List<Link> up = new ArrayList<>();
    await()
        .atMost(Duration.ofSeconds(10))
        .ignoreExceptionsInstanceOf(DriverException.class)
        .until(() -> up.add(field.link(settings)));
    return up.get(0);
  }

  private static int port() {
    try (FreePorts ports = new FreePorts()) {
      return ports.releasedTcp();
    }
  }
}
