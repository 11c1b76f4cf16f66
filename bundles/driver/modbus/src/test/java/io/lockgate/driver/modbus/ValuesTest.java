// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.point.DataType;
import io.lockgate.api.point.Value;
import io.lockgate.driver.modbus.fakes.Peers;
import io.lockgate.driver.modbus.fakes.Points;
import io.lockgate.driver.modbus.fakes.RegisterMap;
import io.lockgate.driver.modbus.fakes.Rig;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Registers and values, both ways, over a whole link. */
final class ValuesTest {
  @ParameterizedTest
  @CsvSource({
    // type, registers, words, bytes, value
    "INT16,    FFFE,                high-first, high-first, -2",
    "UINT16,   FFFE,                high-first, high-first, 65534",
    "UINT16,   FEFF,                high-first, low-first,  65534",
    "INT32,    FFFF FFFD,           high-first, high-first, -3",
    "INT32,    FFFD FFFF,           low-first,  high-first, -3",
    "UINT32,   0001 0203,           high-first, high-first, 66051",
    "UINT32,   0203 0001,           low-first,  high-first, 66051",
    "UINT32,   0100 0302,           high-first, low-first,  66051",
    "UINT32,   0302 0100,           low-first,  low-first,  66051",
    "INT64,    FFFF FFFF FFFF FFFF, high-first, high-first, -1",
    "INT64,    0001 0000 0000 0000, low-first,  high-first, 1",
    "UINT64,   7FFF FFFF FFFF FFFF, high-first, high-first, 9223372036854775807",
    "FLOAT32,  4366 8000,           high-first, high-first, 230.5",
    "FLOAT32,  8000 4366,           low-first,  high-first, 230.5",
    "FLOAT32,  6643 0080,           high-first, low-first,  230.5",
    "FLOAT64,  406C D000 0000 0000, high-first, high-first, 230.5",
    "FLOAT64,  0000 0000 D000 406C, low-first,  high-first, 230.5",
  })
  void number_in_any_order(String type, String registers, String words, String bytes, String text)
      throws DriverException {
    int[] raw = hex(registers);
    DevicePoint point =
        raw.length == 1
            ? Points.of("p", "holding/10", DataType.valueOf(type), "bytes", bytes)
            : Points.of("p", "holding/10", DataType.valueOf(type), "bytes", bytes, "words", words);
    RegisterMap device = new RegisterMap().put(10, raw);
    Rig rig = Rig.tcp(Peers.tcp(device));
    Value read = rig.value(point);
    assertEquals(text, read.text());
    device.put(10, new int[raw.length]);
    rig.write(point, read);
    for (int i = 0; i < raw.length; i++) {
      assertEquals(raw[i], device.register(10 + i), "register " + i);
    }
  }

  private static int[] hex(String registers) {
    return List.of(registers.strip().split(" +")).stream()
        .mapToInt(word -> Integer.parseInt(word, 16))
        .toArray();
  }

  @Test
  void words_of_the_device_hold_where_the_model_says_nothing() throws DriverException {
    RegisterMap map = new RegisterMap().put(0, 0x0203, 0x0001);
    Rig rig = Rig.tcp(Peers.tcp(map), "word-order", "low-first");
    assertEquals(Value.of(66051), rig.value(Points.of("p", "holding/0", DataType.UINT32)));
    DevicePoint told = Points.of("q", "holding/0", DataType.UINT32, "words", "high-first");
    assertEquals(Value.of(0x0203_0001L), rig.value(told));
  }

  @Test
  void unsigned_64_bits_above_the_largest_long_are_given_as_fraction() throws DriverException {
    Rig rig = rig(0, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF);
    assertEquals(Value.of(0x1p64), rig.value(Points.of("p", "holding/0", DataType.UINT64)));
  }

  @Test
  void eight_bits_are_the_lower_half_of_a_register() throws DriverException {
    Rig rig = rig(0, 0x12FE);
    assertEquals(Value.of(254), rig.value(Points.of("p", "holding/0", DataType.UINT8)));
    assertEquals(Value.of(-2), rig.value(Points.of("p", "holding/0", DataType.INT8)));
    DevicePoint upper = Points.of("p", "holding/0", DataType.UINT8, "bytes", "low-first");
    assertEquals(Value.of(0x12), rig.value(upper));
  }

  @Test
  void flags_in_registers() throws DriverException {
    Rig rig = rig(0, 0x0408, 0, 2);
    assertEquals(Value.of(true), rig.value(Points.of("p", "holding/0.3", DataType.BOOL)));
    assertEquals(Value.of(false), rig.value(Points.of("p", "holding/0.4", DataType.BOOL)));
    DevicePoint swapped = Points.of("p", "holding/0.11", DataType.BOOL, "bytes", "low-first");
    assertEquals(Value.of(true), rig.value(swapped));
    assertEquals(Value.of(false), rig.value(Points.of("p", "holding/1", DataType.BOOL)));
    assertEquals(Value.of(true), rig.value(Points.of("p", "holding/2", DataType.BOOL)));
  }

  @Test
  void sets_of_flags() throws DriverException {
    Rig rig = rig(0, 0x8421, 0x0001);
    assertEquals(new Value.Bits(0x8421, 16), rig.value(Points.of("p", "holding/0", DataType.BITS)));
    assertEquals(
        new Value.Bits(0b10, 3),
        rig.value(Points.of("p", "holding/0.4", DataType.BITS, "length", "3")));
    assertEquals(
        new Value.Bits(0x8421_0001L, 32),
        rig.value(Points.of("p", "holding/0", DataType.BITS, "length", "32")));
  }

  @Test
  void coils_and_discrete_inputs() throws DriverException {
    RegisterMap map = new RegisterMap().putBits(5, 1, 0, 1, 1, 0, 0, 0, 0, 0, 1);
    Rig rig = Rig.tcp(Peers.tcp(map));
    assertEquals(Value.of(true), rig.value(Points.of("p", "coil/5", DataType.BOOL)));
    assertEquals(Value.of(false), rig.value(Points.of("p", "discrete/6", DataType.BOOL)));
    DevicePoint ten = Points.of("p", "discrete/5", DataType.BITS, "length", "10");
    assertEquals(new Value.Bits(0b10_0000_1101, 10), rig.value(ten));
  }

  @Test
  void text_ends_at_the_first_zero_and_loses_blanks_at_the_end() throws DriverException {
    Rig rig = rig(0, 0x4142, 0x4320, 0x0058);
    assertEquals(
        Value.of("ABC"), rig.value(Points.of("p", "holding/0", DataType.TEXT, "length", "3")));
    DevicePoint swapped =
        Points.of("p", "holding/0", DataType.TEXT, "length", "1", "bytes", "low-first");
    assertEquals(Value.of("BA"), rig.value(swapped));
  }

  @Test
  void moments() throws DriverException {
    Instant moment = Instant.parse("2026-11-21T13:45:06.789Z");
    long millis = moment.toEpochMilli();
    RegisterMap map =
        new RegisterMap()
            .put(0, 26, 0x0B15, 0x0D2D, 6789)
            .put(10, (int) ((millis / 1000) >>> 16), (int) (millis / 1000))
            .put(20, 0, (int) (millis >>> 32), (int) (millis >>> 16), (int) millis)
            .put(30, 26, 0x0B15, 0x0DAD, 6789)
            .put(40, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF);
    Rig rig = Rig.tcp(Peers.tcp(map));
    assertEquals(Value.of(moment), rig.value(moment("holding/0", "iec60870")));
    assertEquals(
        Value.of(Instant.parse("2026-11-21T13:45:06Z")), rig.value(moment("holding/10", "unix")));
    assertEquals(Value.of(moment), rig.value(moment("holding/20", "unix-ms")));
    assertEquals(Value.missing(), rig.value(moment("holding/30", "iec60870")), "marked invalid");
    assertEquals(Value.missing(), rig.value(moment("holding/40", "iec60870")), "all ones");
    for (String encoding : List.of("iec60870", "unix-ms")) {
      rig.write(moment("holding/50", encoding), Value.of(moment));
      assertEquals(Value.of(moment), rig.value(moment("holding/50", encoding)), encoding);
    }
  }

  private static DevicePoint moment(String address, String encoding) {
    return Points.of("p", address, DataType.TIMESTAMP, "encoding", encoding);
  }

  @Test
  void marks_of_no_value() throws DriverException {
    Rig rig = rig(0, 0x8000, 0xFFC0, 0x0000, 0x7FF0);
    assertEquals(Value.missing(), marked("holding/0", DataType.INT16, "-32768", rig));
    assertEquals(Value.missing(), marked("holding/0", DataType.INT16, "0x8000", rig));
    assertEquals(Value.of(0x8000), marked("holding/0", DataType.UINT16, "65535", rig));
    assertEquals(Value.missing(), marked("holding/0", DataType.UINT16, "32768", rig));
    assertEquals(Value.missing(), rig.value(Points.of("p", "holding/1", DataType.FLOAT32)));
    assertEquals(Value.missing(), marked("holding/2", DataType.UINT32, "0x7FF0", rig));
  }

  private static Value marked(String address, DataType type, String mark, Rig rig)
      throws DriverException {
    return rig.value(Points.of("p", address, type, "invalid", mark));
  }

  @Test
  void value_that_does_not_fit_is_refused_and_nothing_sent() throws DriverException {
    RegisterMap device = new RegisterMap();
    Rig rig = Rig.tcp(Peers.tcp(device));
    DevicePoint small = Points.of("p", "holding/0", DataType.INT16);
    assertThrows(DriverException.BadSetting.class, () -> rig.write(small, Value.of(40_000)));
    assertThrows(DriverException.BadSetting.class, () -> rig.write(small, Value.missing()));
    DevicePoint text = Points.of("p", "holding/0", DataType.TEXT, "length", "1");
    assertThrows(DriverException.BadSetting.class, () -> rig.write(text, Value.of("ABC")));
    DevicePoint single = Points.of("p", "holding/0", DataType.FLOAT32);
    assertThrows(DriverException.BadSetting.class, () -> rig.write(single, Value.of(1e300)));
    assertEquals(List.of(), device.asked());
  }

  private static Rig rig(int address, int... registers) throws DriverException {
    return Rig.tcp(Peers.tcp(new RegisterMap().put(address, registers)));
  }
}
