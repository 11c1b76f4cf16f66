// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.ReadStep;
import io.lockgate.api.point.DataType;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Value;
import io.lockgate.driver.modbus.fakes.Peers;
import io.lockgate.driver.modbus.fakes.Points;
import io.lockgate.driver.modbus.fakes.RegisterMap;
import io.lockgate.driver.modbus.fakes.Rig;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Plans, splitting and writing. */
final class DeviceTest {
  private static DevicePoint word(String name, String address) {
    return Points.of(name, address, DataType.UINT16);
  }

  @Test
  void near_addresses_are_read_together_and_spaces_apart() throws DriverException {
    RegisterMap device = filled(0, 200);
    Rig rig = Rig.tcp(Peers.tcp(device), "max-gap", "5");
    rig.read(
        word("a", "holding/0"),
        word("b", "input/3"),
        word("c", "holding/6"),
        word("d", "holding/13"),
        Points.of("e", "coil/0", DataType.BOOL),
        Points.of("f", "coil/79", DataType.BOOL));
    assertEquals(
        List.of(
            "read holding registers 0..6",
            "read holding registers 13",
            "read input registers 3",
            "read coils 0..79"),
        device.asked());
  }

  @Test
  void largest_read_and_forbidden_ranges_are_kept() throws DriverException {
    RegisterMap device = filled(0, 200);
    Rig rig =
        Rig.tcp(
            Peers.tcp(device),
            "max-registers",
            "10",
            "max-gap",
            "124",
            "forbidden",
            "holding/3-4 input/0x10");
    rig.read(
        word("a", "holding/0"),
        word("b", "holding/2"),
        word("c", "holding/5"),
        word("d", "holding/14"),
        word("e", "holding/15"));
    assertEquals(
        List.of(
            "read holding registers 0..2",
            "read holding registers 5..14",
            "read holding registers 15"),
        device.asked());
  }

  @Test
  void address_counted_from_one_is_one_less_on_the_wire() throws DriverException {
    RegisterMap device = filled(0, 10);
    Rig rig = Rig.tcp(Peers.tcp(device), "one-based", "true");
    assertEquals(Value.of(4), rig.value(word("a", "holding/5")));
    rig.write(word("a", "holding/5"), Value.of(99));
    assertEquals(99, device.register(4));
    assertThrows(
        DriverException.BadSetting.class,
        () -> rig.device.prepare(List.of(word("z", "holding/0"))));
  }

  @Test
  void refused_step_says_so_and_its_halves_find_the_point_that_is_not_there()
      throws DriverException {
    RegisterMap device = filled(0, 8);
    device.remove(5, 1);
    Rig rig = Rig.tcp(Peers.tcp(device));
    List<DevicePoint> points = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      points.add(word("p" + i, "holding/" + i));
    }
    ReadStep whole = rig.device.prepare(points).steps().get(0);
    DriverException.Refused refused =
        assertThrows(DriverException.Refused.class, () -> Rig.now(whole.read(rig.context.soon())));
    assertEquals(2, refused.code());
    assertTrue(refused.tooMuch());
    List<String> read = new ArrayList<>();
    List<String> notThere = new ArrayList<>();
    descend(whole, rig, read, notThere);
    assertEquals(List.of("p5"), notThere);
    assertEquals(List.of("p0", "p1", "p2", "p3", "p4", "p6", "p7"), read);
  }

  private static void descend(ReadStep step, Rig rig, List<String> read, List<String> notThere)
      throws DriverException {
    try {
      for (Reading reading : Rig.now(step.read(rig.context.soon()))) {
        read.add(reading.point().point());
      }
    } catch (DriverException.Refused refused) {
      List<ReadStep> parts = step.split();
      if (parts.isEmpty()) {
        step.points().forEach(point -> notThere.add(point.id().point()));
      }
      for (ReadStep part : parts) {
        descend(part, rig, read, notThere);
      }
    }
  }

  @Test
  void points_of_one_address_are_not_divided() throws DriverException {
    Rig rig = Rig.tcp(Peers.silent());
    ReadStep step =
        rig.device
            .prepare(
                List.of(
                    Points.of("a", "holding/1.0", DataType.BOOL),
                    Points.of("b", "holding/1.1", DataType.BOOL)))
            .steps()
            .get(0);
    assertEquals(List.of(), step.split());
  }

  @Test
  void other_refusals_are_not_too_much_and_a_gateways_report_of_silence_is_silence()
      throws DriverException {
    assertFalse(refused(4).tooMuch());
    assertTrue(refused(3).tooMuch());
    for (int code : new int[] {10, 11}) {
      Rig rig = Rig.tcp(frame -> List.of(refusal(frame, code)));
      assertThrows(DriverException.TimedOut.class, () -> rig.value(word("a", "holding/0")));
    }
  }

  private static DriverException.Refused refused(int code) throws DriverException {
    Rig rig = Rig.tcp(frame -> List.of(refusal(frame, code)));
    DriverException.Refused refused =
        assertThrows(DriverException.Refused.class, () -> rig.value(word("a", "holding/0")));
    assertEquals(code, refused.code());
    return refused;
  }

  private static ByteBuffer refusal(ByteBuffer request, int code) {
    return ByteBuffer.allocate(9)
        .putShort(request.getShort(0))
        .putShort((short) 0)
        .putShort((short) 3)
        .put(request.get(6))
        .put((byte) (request.get(7) | 0x80))
        .put((byte) code)
        .flip();
  }

  @Test
  void reply_of_another_length_is_damage() throws DriverException {
    Rig rig =
        Rig.tcp(
            frame ->
                List.of(
                    Peers.mbap(
                        frame.getShort(0), 7, ByteBuffer.wrap(new byte[] {3, 4, 1, 2, 3, 4}))));
    assertThrows(DriverException.Damaged.class, () -> rig.value(word("a", "holding/0")));
  }

  @Test
  void mark_of_no_value_makes_a_bad_reading_and_does_not_fail_the_others() throws DriverException {
    Rig rig = Rig.tcp(Peers.tcp(new RegisterMap().put(0, 0x8000, 7)));
    ReadStep step =
        rig.device
            .prepare(
                List.of(
                    Points.of("a", "holding/0", DataType.INT16, "invalid", "0x8000"),
                    word("b", "holding/1")))
            .steps()
            .get(0);
    List<Reading> readings = Rig.now(step.read(rig.context.soon()));
    assertEquals(Quality.DEVICE_ERROR, readings.get(0).quality());
    assertEquals(Quality.GOOD, readings.get(1).quality());
  }

  @Test
  void each_kind_of_point_is_written_by_its_function() throws DriverException {
    RegisterMap device = filled(0, 30);
    Rig rig = Rig.tcp(Peers.tcp(device));
    rig.write(Points.of("p", "coil/1", DataType.BOOL), Value.of(true));
    rig.write(Points.of("p", "coil/2", DataType.BOOL, "write-with", "multiple"), Value.of(true));
    rig.write(
        Points.of("p", "coil/3", DataType.BITS, "length", "10"),
        new Value.Bits(0b10_0000_0001, 10));
    rig.write(word("p", "holding/4"), Value.of(5));
    rig.write(Points.of("p", "holding/5", DataType.UINT16, "write-with", "multiple"), Value.of(6));
    rig.write(Points.of("p", "holding/6", DataType.UINT32), Value.of(7));
    rig.write(Points.of("p", "holding/10.3", DataType.BOOL), Value.of(true));
    rig.write(
        Points.of("p", "holding/10.8", DataType.BITS, "length", "2"), new Value.Bits(0b10, 2));
    rig.write(Points.of("p", "holding/11", DataType.UINT8, "bytes", "low-first"), Value.of(0xAB));
    assertEquals(
        List.of(
            "write coil 1 on",
            "write coils 2",
            "write coils 3..12",
            "write holding register 4 = 5",
            "write holding registers 5",
            "write holding registers 6..7",
            "mask holding register 10 and fff7 or 0008",
            "mask holding register 10 and fcff or 0200",
            "mask holding register 11 and 00ff or ab00"),
        device.asked());
    assertTrue(device.bit(3) && device.bit(12) && !device.bit(4));
    assertEquals(0x020A, device.register(10));
    assertEquals(0xAB0B, device.register(11));
  }

  @Test
  void bit_of_a_device_without_mask_write_is_refused_and_never_read_and_written_back()
      throws DriverException {
    RegisterMap device = filled(0, 2).withoutMaskWrite();
    Rig rig = Rig.tcp(Peers.tcp(device));
    DevicePoint bit = Points.of("p", "holding/1.3", DataType.BOOL);
    DriverException.Refused refused =
        assertThrows(DriverException.Refused.class, () -> rig.write(bit, Value.of(true)));
    assertEquals(1, refused.code());
    assertEquals(1, device.asked().size());
  }

  @Test
  void closed_device_ends_its_own_stages_and_no_others() throws DriverException {
    Rig rig = Rig.of(Peers.silent(), Points.options("host", "h", "pipelining", "2"), Map.of());
    ReadStep step = rig.device.prepare(List.of(word("a", "holding/0"))).steps().get(0);
    CompletionStage<List<Reading>> mine = step.read(rig.context.soon());
    CompletionStage<ByteBuffer> other =
        rig.link.exchange("8", ByteBuffer.wrap(new byte[] {7}), rig.context.soon());
    rig.device.close();
    rig.device.close();
    assertThrows(DriverException.Closed.class, () -> Rig.now(mine));
    assertFalse(other.toCompletableFuture().isDone());
    assertThrows(DriverException.Closed.class, () -> Rig.now(step.read(rig.context.soon())));
    assertThrows(
        DriverException.Closed.class, () -> rig.device.prepare(List.of(word("a", "holding/0"))));
  }

  private static RegisterMap filled(int first, int count) {
    RegisterMap map = new RegisterMap();
    for (int i = 0; i < count; i++) {
      map.put(first + i, first + i);
    }
    return map;
  }
}
