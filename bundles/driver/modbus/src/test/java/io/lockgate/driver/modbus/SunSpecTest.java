// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.model.Identification;
import io.lockgate.api.point.DataType;
import io.lockgate.api.point.Value;
import io.lockgate.driver.modbus.fakes.Peers;
import io.lockgate.driver.modbus.fakes.Points;
import io.lockgate.driver.modbus.fakes.RegisterMap;
import io.lockgate.driver.modbus.fakes.Rig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Devices that describe themselves. */
final class SunSpecTest {
  private static final int MARK_HIGH = 0x5375;
  private static final int MARK_LOW = 0x6E53;

  /** Mark, common model (66), model 103 (50), model 160 (140), end. */
  private static RegisterMap inverter(int base) {
    RegisterMap map = new RegisterMap().put(base, MARK_HIGH, MARK_LOW, 1, 66);
    map.put(base + 4, new int[66]);
    map.putText(base + 4, 16, "Acme").putText(base + 20, 16, "Sun 10");
    map.putText(base + 44, 8, "1.2.3").putText(base + 52, 16, "SN-77");
    int inverter = base + 70;
    map.put(inverter, 103, 50).put(inverter + 2, new int[50]);
    map.put(inverter + 2, 1234).put(inverter + 2 + 4, -1);
    map.put(inverter + 2 + 14, -250).put(inverter + 2 + 15, 1);
    map.put(inverter + 2 + 24, 0x0001, 0x0000).put(inverter + 2 + 26, 3);
    int tracker = inverter + 52;
    map.put(tracker, 160, 140).put(tracker + 2, new int[140]);
    map.put(tracker + 2, -2).put(tracker + 2 + 138, 777);
    return map.put(tracker + 142, 0xFFFF, 0);
  }

  private static DevicePoint point(String name, String address, DataType type, int scale) {
    String model = address.substring(0, address.lastIndexOf('/'));
    return Points.of(name, address, type, "scale-register", model + "/" + scale);
  }

  private static final DevicePoint AMPS = point("A", "sunspec/101|102|103/0", DataType.UINT16, 4);
  private static final DevicePoint VOLTS = point("V", "sunspec/103/14", DataType.INT16, 15);
  private static final DevicePoint ENERGY = point("WH", "sunspec/103/24", DataType.UINT32, 26);
  private static final DevicePoint FAR = point("DCA", "sunspec/160/138", DataType.UINT16, 0);

  @Test
  void models_are_found_at_each_base_and_values_scaled() throws DriverException {
    for (int base : new int[] {40_000, 0, 50_000}) {
      Rig rig = Rig.tcp(Peers.tcp(inverter(base)));
      Map<String, Value> values = rig.read(AMPS, VOLTS, ENERGY, FAR);
      assertEquals(new Value.Decimal(1234, 1), values.get("A"), "base " + base);
      assertEquals(Value.of(-2500), values.get("V"));
      assertEquals(Value.of(65_536_000L), values.get("WH"));
      assertEquals(new Value.Decimal(777, 2), values.get("DCA"), "its factor is too far away");
    }
  }

  @Test
  void chain_is_walked_once_and_a_model_read_in_one_request() throws DriverException {
    RegisterMap device = inverter(40_000);
    Rig rig = Rig.tcp(Peers.tcp(device));
    rig.read(VOLTS, ENERGY);
    assertEquals(
        List.of(
            "read holding registers 40000..40001",
            "read holding registers 40002..40003",
            "read holding registers 40070..40071",
            "read holding registers 40122..40123",
            "read holding registers 40264..40265",
            "read holding registers 40086..40098"),
        device.asked());
    rig.read(VOLTS, ENERGY);
    assertEquals(List.of("read holding registers 40086..40098"), device.asked());
  }

  @Test
  void chain_is_walked_again_after_a_loss() throws DriverException {
    RegisterMap device = inverter(40_000);
    Rig rig = Rig.tcp(Peers.tcp(device));
    rig.read(VOLTS);
    rig.context.transport().lose();
    Rig.now(rig.link.connect(rig.context.soon()));
    device.asked();
    rig.read(VOLTS);
    assertEquals(6, device.asked().size());
  }

  @Test
  void model_that_is_not_there_makes_bad_readings() throws DriverException {
    Rig rig = Rig.tcp(Peers.tcp(inverter(40_000)));
    DevicePoint absent = Points.of("x", "sunspec/802/3", DataType.UINT16);
    DevicePoint beyond = Points.of("y", "sunspec/103/50", DataType.UINT16);
    assertEquals(Value.missing(), rig.value(absent));
    assertEquals(Value.missing(), rig.value(beyond));
  }

  @Test
  void device_without_models_is_asked_again_after_a_minute() throws DriverException {
    RegisterMap device = new RegisterMap().put(0, new int[200]);
    Rig rig = Rig.tcp(Peers.tcp(device));
    assertEquals(Value.missing(), rig.value(VOLTS));
    device.asked();
    rig.context.clock.pass(Duration.ofSeconds(59));
    assertEquals(Value.missing(), rig.value(VOLTS));
    assertEquals(List.of(), device.asked());
    rig.context.clock.pass(Duration.ofSeconds(1));
    assertEquals(Value.missing(), rig.value(VOLTS));
    assertEquals(3, device.asked().size());
  }

  @Test
  void marks_of_what_is_not_implemented_are_missing() throws DriverException {
    RegisterMap device = inverter(0);
    int data = 72;
    device.put(data, 0xFFFF).put(data + 14, 0x8000).put(data + 24, 0xFFFF, 0xFFFF);
    device.put(data + 30, 0x8000, 0x0000, 0x7FC0, 0x0000, 0xFFFF, 0, 0);
    Rig rig = Rig.tcp(Peers.tcp(device));
    Map<String, Value> values =
        rig.read(
            AMPS,
            VOLTS,
            ENERGY,
            Points.of("i32", "sunspec/103/30", DataType.INT32),
            Points.of("f32", "sunspec/103/32", DataType.FLOAT32),
            Points.of("bits", "sunspec/103/34", DataType.BITS, "length", "16"),
            Points.of("bit", "sunspec/103/34.2", DataType.BOOL),
            Points.of("text", "sunspec/103/35", DataType.TEXT, "length", "2"));
    values.forEach((name, value) -> assertEquals(Value.missing(), value, name));
  }

  @Test
  void no_value_without_a_valid_factor() throws DriverException {
    RegisterMap device = inverter(0);
    device.put(72 + 15, 0x8000);
    Rig rig = Rig.tcp(Peers.tcp(device));
    assertEquals(Value.missing(), rig.value(VOLTS));
    device.put(72 + 15, 11);
    assertEquals(Value.missing(), rig.value(VOLTS));
    device.put(72 + 15, 0);
    assertEquals(Value.of(-250), rig.value(VOLTS));
  }

  @Test
  void written_value_is_brought_to_the_steps_of_the_device() throws DriverException {
    RegisterMap device = inverter(0);
    Rig rig = Rig.tcp(Peers.tcp(device));
    rig.write(AMPS, new Value.Decimal(4567, 2));
    assertEquals(457, device.register(72), "45.67 in steps of 0.1");
    assertThrows(
        DriverException.BadSetting.class,
        () -> rig.write(Points.of("x", "sunspec/802/3", DataType.UINT16), Value.of(1)));
  }

  @Test
  void chain_that_leads_in_a_circle_or_too_far_ends() throws DriverException {
    RegisterMap device = new RegisterMap();
    for (int address = 0; address < 2_000; address += 2) {
      device.put(address, 7, 0);
    }
    device.put(0, MARK_HIGH, MARK_LOW);
    Rig rig = Rig.tcp(Peers.tcp(device));
    assertEquals(Value.missing(), rig.value(VOLTS));
    assertTrue(device.asked().size() <= 300);
    RegisterMap far = new RegisterMap().put(0, MARK_HIGH, MARK_LOW, 9, 0xFFF0);
    assertEquals(Value.missing(), Rig.tcp(Peers.tcp(far)).value(VOLTS));
  }

  @Test
  void common_model_says_who_it_is() throws DriverException {
    Rig rig = Rig.tcp(Peers.tcp(inverter(50_000)));
    assertEquals(
        new Identification("Acme", "Sun 10", "1.2.3", "SN-77"),
        Rig.now(rig.device.identify(rig.context.soon())));
  }
}
