// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.model.ModelProblem;
import io.lockgate.api.model.PointModel;
import io.lockgate.api.point.DataType;
import io.lockgate.driver.modbus.fakes.Peers;
import io.lockgate.driver.modbus.fakes.Points;
import io.lockgate.driver.modbus.fakes.Rig;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes in models are named with their path; what is right passes. */
final class CheckTest {
  private static List<String> paths(PointModel point) {
    return new ModbusDriver().check(Points.device(point)).stream().map(ModelProblem::path).toList();
  }

  private static String[] words(String options) {
    return options.isEmpty() ? new String[0] : options.split("[= ]");
  }

  @ParameterizedTest
  @CsvSource({
    "holding/0,           UINT16,    '',                                 address ok",
    "holding/0xFFFE,      FLOAT32,   words=low-first bytes=low-first,     address ok",
    "input/65535,         INT16,     invalid=-32768,                      address ok",
    "holding/9.15,        BOOL,      '',                                 address ok",
    "holding/9.8,         BITS,      length=8,                            address ok",
    "holding/9,           BITS,      length=64,                           address ok",
    "coil/65000,          BITS,      length=64,                           address ok",
    "holding/1,           TEXT,      length=125,                          address ok",
    "holding/1,           TIMESTAMP, encoding=iec60870 bytes=low-first,   address ok",
    "sunspec/103/14,      INT16,     scale-register=sunspec/103/15,       address ok",
    "sunspec/101|103/2.3, BOOL,      '',                                 address ok",
    "holding,             UINT16,    '',                                 address",
    "register/4,          UINT16,    '',                                 address",
    "holding/x,           UINT16,    '',                                 address",
    "holding/-1,          UINT16,    '',                                 address",
    "holding/65536,       UINT16,    '',                                 address",
    "holding/65535,       UINT32,    '',                                 address",
    "holding/5.16,        BOOL,      '',                                 address",
    "holding/5.1,         UINT16,    '',                                 address",
    "coil/5.1,            BOOL,      '',                                 address",
    "sunspec/x/1,         UINT16,    '',                                 address",
    "sunspec/0/1,         UINT16,    '',                                 address",
    "sunspec/103,         UINT16,    '',                                 address",
    "coil/5,              UINT16,    '',                                 type",
    "holding/5.9,         BITS,      length=8,                            options/length",
    "holding/5,           BITS,      length=65,                           options/length",
    "holding/5,           TEXT,      '',                                 options/length",
    "holding/5,           TEXT,      length=126,                          options/length",
    "holding/5,           UINT16,    length=2,                            options/length",
    "holding/5,           UINT32,    words=big,                           options/words",
    "holding/5,           UINT16,    words=low-first,                     options/words",
    "holding/5,           UINT16,    bytes=little,                        options/bytes",
    "coil/5,              BOOL,      bytes=low-first,                     options/bytes",
    "sunspec/103/1,       UINT32,    words=low-first,                     options/words",
    "holding/5,           TIMESTAMP, '',                                 options/encoding",
    "holding/5,           TIMESTAMP, encoding=ntp,                        options/encoding",
    "holding/5,           UINT16,    encoding=unix,                       options/encoding",
    "holding/5,           UINT16,    invalid=none,                        options/invalid",
    "holding/5,           UINT16,    invalid=65536,                       options/invalid",
    "holding/5,           TEXT,      length=2 invalid=0,                  options/invalid",
    "holding/5,           UINT16,    scale-register=sunspec/103/15,       options/scale-register",
    "sunspec/103/5,       UINT16,    scale-register=sunspec/102/15,       options/scale-register",
    "sunspec/103/5,       UINT16,    scale-register=holding/15,           options/scale-register",
    "holding/5,           UINT16,    colour=red,                          options/colour",
  })
  void mistake_is_named(String address, String type, String options, String expected) {
    PointModel point =
        Points.model("p", address, DataType.valueOf(type), Points.options(words(options)));
    assertEquals(
        expected.endsWith("ok") ? List.of() : List.of("points/p/" + expected), paths(point));
  }

  @ParameterizedTest
  @CsvSource({
    "holding/5,   UINT16, write-with=multiple, ok",
    "coil/5,      BOOL,   write-with=single,   ok",
    "holding/5,   UINT16, write-with=fc16,     options/write-with",
    "holding/5,   UINT32, write-with=multiple, options/write-with",
    "holding/5.1, BOOL,   write-with=single,   options/write-with",
    "input/5,     UINT16, '',                  write/allowed",
    "discrete/5,  BOOL,   '',                  write/allowed",
    "holding/5,   TEXT,   length=124,          write/allowed",
  })
  void mistake_in_what_may_be_written_is_named(
      String address, String type, String options, String expected) {
    PointModel point =
        Points.writable("p", address, DataType.valueOf(type), Points.options(words(options)));
    assertEquals(expected.equals("ok") ? List.of() : List.of("points/p/" + expected), paths(point));
  }

  @Test
  void all_mistakes_of_a_model_are_found() {
    assertEquals(
        3,
        new ModbusDriver()
            .check(
                Points.device(
                    Points.model(
                        "a", "holding/0", DataType.UINT16, Points.options("x", "1", "y", "2")),
                    Points.model("b", "nowhere", DataType.UINT16, Points.options())))
            .size());
  }

  @Test
  void point_that_the_check_refuses_cannot_be_prepared() throws DriverException {
    Rig rig = Rig.tcp(Peers.silent());
    DriverException.BadSetting bad =
        assertThrows(
            DriverException.BadSetting.class,
            () -> rig.device.prepare(List.of(Points.of("a", "holding/x", DataType.INT16))));
    assertEquals("points/a/address", bad.key());
  }
}
