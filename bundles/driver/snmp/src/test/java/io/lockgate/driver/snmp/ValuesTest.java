// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.model.PointModel;
import io.lockgate.api.point.DataType;
import io.lockgate.api.point.Value;
import io.lockgate.driver.snmp.played.Points;
import io.lockgate.driver.snmp.points.PointReader;
import io.lockgate.driver.snmp.value.Layout;
import io.lockgate.driver.snmp.value.Reader;
import io.lockgate.driver.snmp.value.Syntax;
import io.lockgate.driver.snmp.value.Writer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Opaque;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;

/** From variables to values and back. */
class ValuesTest {
  private static final byte[] BINARY = {0, 1, (byte) 0xFF};

  private static Stream<Arguments> readings() {
    return Stream.of(
        row(new Integer32(-7), DataType.INT8, Value.of(-7)),
        row(new Integer32(-7), DataType.UINT8, Value.missing()),
        row(new Integer32(300), DataType.UINT8, Value.missing()),
        row(new Counter32(4_294_967_295L), DataType.UINT32, Value.of(4_294_967_295L)),
        row(new Gauge32(4_294_967_295L), DataType.INT64, Value.of(4_294_967_295L)),
        row(new TimeTicks(123_456), DataType.UINT32, Value.of(123_456)),
        row(new Counter64(-1), DataType.UINT64, Value.ofUnsigned(-1)),
        row(new Counter64(-1), DataType.INT64, Value.missing()),
        row(new Counter64(5), DataType.INT64, Value.of(5)),
        row(new OctetString("0.25"), DataType.FLOAT64, Value.of(0.25)),
        row(new OctetString(" 42 "), DataType.INT32, Value.of(42)),
        row(new OctetString("0.25"), DataType.INT32, Value.missing()),
        row(new OctetString("warm"), DataType.FLOAT64, Value.missing()),
        row(hex("9f780440200000"), DataType.FLOAT32, Value.of(2.5f)),
        row(hex("9f79084004000000000000"), DataType.FLOAT64, Value.of(2.5)),
        row(hex("9f7804402000"), DataType.FLOAT32, Value.missing()),
        row(new Integer32(1), DataType.BOOL, Value.of(true)),
        row(new Integer32(2), DataType.BOOL, Value.of(false)),
        row(new OctetString("text\n"), DataType.TEXT, Value.of("text")),
        row(new OctetString(BINARY), DataType.TEXT, Value.of("00:01:ff")),
        row(new OctetString(""), DataType.TEXT, Value.of("")),
        row(new IpAddress("10.1.2.3"), DataType.TEXT, Value.of("10.1.2.3")),
        row(new IpAddress("10.1.2.3"), DataType.INT32, Value.missing()),
        row(new OID("1.3.6"), DataType.TEXT, Value.of("1.3.6")),
        row(new Integer32(7), DataType.TEXT, Value.of("7")),
        row(new OctetString(new byte[] {(byte) 0xA0}), DataType.BITS, new Value.Bits(5, 8)),
        row(new Integer32(5), DataType.BITS, new Value.Bits(5, 32)),
        row(date("07ea0b15110d1e05"), DataType.TIMESTAMP, time("2026-11-21T17:13:30.500Z")),
        row(date("07ea0b15110d1e052b011e"), DataType.TIMESTAMP, time("2026-11-21T15:43:30.500Z")),
        row(date("07ea0d15110d1e05"), DataType.TIMESTAMP, Value.missing()),
        row(date("07ea"), DataType.TIMESTAMP, Value.missing()),
        row(Null.noSuchObject, DataType.INT32, Value.missing()),
        row(Null.noSuchInstance, DataType.TEXT, Value.missing()),
        row(Null.endOfMibView, DataType.BITS, Value.missing()),
        row(new Null(), DataType.FLOAT64, Value.missing()));
  }

  private static Arguments row(Variable variable, DataType type, Value value) {
    return Arguments.of(variable, type, value);
  }

  private static Variable hex(String digits) {
    return new Opaque(HexFormat.of().parseHex(digits));
  }

  private static Variable date(String digits) {
    return new OctetString(HexFormat.of().parseHex(digits));
  }

  private static Value time(String iso) {
    return Value.of(Instant.parse(iso));
  }

  @ParameterizedTest
  @MethodSource("readings")
  void variable_becomes_a_value(Variable variable, DataType type, Value value) {
    assertEquals(value, Reader.read(variable, type, Layout.PLAIN));
  }

  @Test
  void values_become_variables() throws Exception {
    assertEquals(new Integer32(-5), Writer.write(Value.of(-5), Syntax.INTEGER, Layout.PLAIN));
    assertEquals(new Integer32(2), Writer.write(Value.of(false), Syntax.INTEGER, Layout.PLAIN));
    assertEquals(new Gauge32(5), Writer.write(Value.of(5), Syntax.GAUGE, Layout.PLAIN));
    assertEquals(new TimeTicks(5), Writer.write(Value.of(5), Syntax.TIME_TICKS, Layout.PLAIN));
    assertEquals(new OctetString("a"), Writer.write(Value.of("a"), Syntax.OCTETS, Layout.PLAIN));
    assertEquals(
        new IpAddress("10.0.0.1"),
        Writer.write(Value.of("10.0.0.1"), Syntax.ADDRESS, Layout.PLAIN));
    assertEquals(new OID("1.3.6"), Writer.write(Value.of("1.3.6"), Syntax.OBJECT, Layout.PLAIN));
    Value moment = time("2026-11-21T17:13:30.500Z");
    assertEquals(
        moment,
        Reader.read(
            Writer.write(moment, Syntax.OCTETS, Layout.PLAIN), DataType.TIMESTAMP, Layout.PLAIN));
  }

  @ParameterizedTest
  @CsvSource({"INTEGER,9999999999", "GAUGE,-1", "TIME_TICKS,4294967296"})
  void what_does_not_fit_is_refused(Syntax syntax, long value) {
    assertThrows(BadSetting.class, () -> Writer.write(Value.of(value), syntax, Layout.PLAIN));
  }

  @ParameterizedTest
  @CsvSource({
    "sysUpTime.0, INT32, address",
    "1, INT32, address",
    "1.3.6.4294967296, INT32, address",
    "1.3.6[1.3.7], INT32, address",
    "trap/x, BOOL, address",
    "trap/1.3.6, FLOAT64, type",
    "trap/1.3.6, BOOL, options/cleared-by"
  })
  void bad_address_is_named(String address, DataType type, String part) {
    PointModel point = Points.model("p", address, type);
    assertEquals("points/p/" + part, PointReader.check(Points.device(point)).get(0).path());
  }

  @Test
  void options_without_meaning_are_named() {
    PointModel point = Points.model("p", "1.3.6.1", DataType.INT32, "text", "hex");
    assertEquals("points/p/options/text", PointReader.check(Points.device(point)).get(0).path());
  }
}
