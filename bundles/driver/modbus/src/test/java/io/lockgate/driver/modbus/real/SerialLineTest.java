// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.real;

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
import io.lockgate.driver.modbus.fakes.RegisterMap;
import io.lockgate.testkit.serial.Pty;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RTU and ASCII on a pseudo terminal. */
final class SerialLineTest {
  private static final DevicePoint POINT = Points.of("p", "holding/5", DataType.INT32);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"rtu", "ascii"})
  void reads_writes_and_tells_all(String transport) throws Exception {
    RegisterMap map = new RegisterMap().put(0, new int[120]).put(5, 0xFFFF, 0xFFFD);
    try (Pty line = Pty.at(folder.resolve("tty"));
        RealField field = new RealField()) {
      SerialSlave.start(transport.equals("ascii"), 3, map, line.received(), line.sending());
      Link link = link(field, transport, line.path());
      Device device = RealField.device(link, "unit", "3");
      assertEquals(Value.of(-3), field.value(device, POINT));
      field.read(
          device,
          Points.of("a", "holding/0", DataType.UINT16),
          Points.of("b", "holding/119", DataType.UINT16));
      field.write(device, POINT, Value.of(70_000));
      assertEquals(1, map.register(5));
      ByteBuffer all = ByteBuffer.wrap(new byte[] {6, 0, 9, 0, 42});
      RealField.get(link.exchange("0", all, field.in(2_000)));
      await().until(() -> map.register(9) == 42);
      assertEquals(Value.of(70_000), field.value(device, POINT));
    }
  }

  @Test
  void absent_unit_is_silent_and_leaves_the_bus_to_the_others() throws Exception {
    RegisterMap map = new RegisterMap().put(5, 0, 9);
    try (Pty line = Pty.at(folder.resolve("tty"));
        RealField field = new RealField()) {
      SerialSlave.start(false, 3, map, line.received(), line.sending());
      Link link = link(field, "rtu", line.path());
      Device absent = RealField.device(link, "unit", "4", "timeout-ms", "100");
      Device present = RealField.device(link, "unit", "3");
      for (int i = 0; i < 3; i++) {
        assertThrows(DriverException.TimedOut.class, () -> field.value(absent, POINT));
        assertEquals(Value.of(9), field.value(present, POINT));
      }
    }
  }

  private static Link link(RealField field, String transport, Path port) throws DriverException {
    return field.link(
        "transport", transport, "serial-port", port.toString(), "parity", "none", "baud", "115200");
  }
}
