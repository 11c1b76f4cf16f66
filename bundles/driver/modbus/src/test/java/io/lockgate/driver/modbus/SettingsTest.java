// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.Driver.Candidate;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Settings;
import io.lockgate.driver.modbus.fakes.Peers;
import io.lockgate.driver.modbus.fakes.Points;
import io.lockgate.driver.modbus.fakes.Rig;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that cannot work are refused with their key; ranges become places. */
final class SettingsTest {
  @ParameterizedTest
  @CsvSource({
    "transport,                 transport=can",
    "host,                      transport=tcp",
    "port,                      host=h port=0",
    "port,                      host=h port=x",
    "serial-port,               transport=rtu",
    "baud,                      transport=rtu serial-port=/dev/a baud=10",
    "data-bits,                 transport=rtu serial-port=/dev/a data-bits=7",
    "parity,                    transport=rtu serial-port=/dev/a parity=mark",
    "stop-bits,                 transport=rtu serial-port=/dev/a stop-bits=3",
    "pipelining,                host=h pipelining=17",
    "pipelining,                transport=rtu serial-port=/dev/a pipelining=2",
    "pipelining,                transport=rtu-tcp host=h pipelining=2",
    "pipelining,                host=h pipelining=2 pause-between-requests-ms=10",
    "close-after-poll,          host=h pipelining=2 close-after-poll=true",
    "close-after-poll,          host=h transport=udp close-after-poll=true",
    "close-after-poll,          host=h close-after-poll=yes",
    "pause-after-connect-ms,    host=h pause-after-connect-ms=60001",
    "pause-between-requests-ms, host=h pause-between-requests-ms=-1",
    "timeout-ms,                host=h timeout-ms=1",
  })
  void bad_setting_of_a_link_is_named(String key, String settings) {
    DriverException.BadSetting bad =
        assertThrows(
            DriverException.BadSetting.class,
            () -> Rig.of(Peers.silent(), map(settings), Map.of()));
    assertEquals(key, bad.key());
  }

  @ParameterizedTest
  @CsvSource({
    "unit,          unit=0",
    "unit,          unit=256",
    "one-based,     one-based=1",
    "word-order,    word-order=big",
    "max-registers, max-registers=126",
    "max-gap,       max-gap=125",
    "forbidden,     forbidden=holding/5-3",
    "forbidden,     forbidden=here/5",
    "timeout-ms,    timeout-ms=5",
  })
  void bad_setting_of_a_device_is_named(String key, String settings) {
    DriverException.BadSetting bad =
        assertThrows(
            DriverException.BadSetting.class,
            () -> Rig.of(Peers.silent(), Map.of("host", "h"), map(settings)));
    assertEquals(key, bad.key());
  }

  private static Map<String, String> map(String words) {
    return words.isEmpty() ? new TreeMap<>() : Points.options(words.split("[= ]"));
  }

  private static List<Candidate> candidates(String... words) throws DriverException {
    return new ModbusDriver().candidates(new Settings(Points.options(words)));
  }

  private static List<String> hosts(String text) throws DriverException {
    return candidates("hosts", text).stream()
        .map(place -> place.link().values().getOrDefault("host", ""))
        .toList();
  }

  @Test
  void hosts_lists_ranges_and_networks() throws DriverException {
    assertEquals(List.of("plc-1", "10.0.0.5", "fd00::5"), hosts("plc-1, 10.0.0.5 fd00::5"));
    assertEquals(List.of("10.0.0.9", "10.0.0.10"), hosts("10.0.0.9-10 10.0.0.10"));
    assertEquals(List.of("10.0.0.255", "10.0.1.0"), hosts("10.0.0.255-10.0.1.0"));
    assertEquals(List.of("10.0.0.5", "10.0.0.6"), hosts("10.0.0.6/30"));
    assertEquals(List.of("10.0.0.6", "10.0.0.7"), hosts("10.0.0.6/31"));
    assertEquals(1022, hosts("10.1.0.0/22").size());
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/21",
    "10.0.0.300",
    "10.0.0",
    "10.0.0.9-3",
    "10.0.0.0/33",
    "-x",
    "a b..%",
    "10.0.0.0-10.0.4.1"
  })
  void hosts_that_cannot_be_or_are_too_many_are_refused(String text) {
    DriverException.BadSetting bad =
        assertThrows(DriverException.BadSetting.class, () -> hosts(text));
    assertEquals("hosts", bad.key());
  }

  @Test
  void host_is_looked_at_as_unit_255_unless_told() throws DriverException {
    Candidate only = candidates("hosts", "h").get(0);
    assertEquals(Map.of("transport", "tcp", "host", "h", "port", "502"), only.link().values());
    assertEquals(Map.of("unit", "255"), only.device().values());
    assertEquals(
        List.of("1", "2", "9"),
        candidates("hosts", "h", "units", "9 1-2").stream()
            .map(place -> place.device().values().getOrDefault("unit", ""))
            .toList());
  }

  @Test
  void serial_port_is_looked_at_as_all_units() throws DriverException {
    List<Candidate> places = candidates("serial-port", "/dev/ttyS1", "parity", "none");
    assertEquals(254, places.size());
    assertEquals(
        Map.of(
            "transport",
            "rtu",
            "serial-port",
            "/dev/ttyS1",
            "baud",
            "19200",
            "parity",
            "none",
            "stop-bits",
            "1"),
        places.get(253).link().values());
  }

  @Test
  void range_without_place_or_with_too_many_is_refused() {
    assertThrows(DriverException.BadSetting.class, () -> candidates());
    assertThrows(
        DriverException.BadSetting.class, () -> candidates("hosts", "h", "serial-port", "/dev/a"));
    assertThrows(
        DriverException.BadSetting.class,
        () -> candidates("hosts", "10.0.0.0/22", "units", "1-255"));
    assertThrows(DriverException.BadSetting.class, () -> candidates("hosts", "h", "units", "0-3"));
  }

  @Test
  void candidates_can_be_opened_as_they_are() throws DriverException {
    for (Candidate place :
        List.of(candidates("hosts", "h").get(0), candidates("serial-port", "/dev/a").get(0))) {
      Rig rig = Rig.of(Peers.silent(), place.link().values(), place.device().values());
      assertTrue(rig.context.transport().connected());
    }
  }
}
