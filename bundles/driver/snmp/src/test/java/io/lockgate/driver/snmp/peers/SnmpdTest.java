// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.Device;
import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Settings;
import io.lockgate.api.model.Identification;
import io.lockgate.api.point.DataType;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Value;
import io.lockgate.driver.snmp.played.Field;
import io.lockgate.driver.snmp.played.Points;
import io.lockgate.driver.snmp.played.Users;
import io.lockgate.testkit.peer.Peer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manager polls Debian's snmpd of this host; values are those that snmpget shows. */
@SuppressWarnings("NullAway.Init")
class SnmpdTest {
  @TempDir private static Path folder;
  private static Peer snmpd;
  private static int port;

  private Field field;

  @BeforeAll
  static void startAgent() throws Exception {
    port = NetSnmp.freePort();
    snmpd = NetSnmp.snmpd(folder, port);
  }

  @AfterAll
  static void stopAgent() {
    if (snmpd != null) {
      snmpd.close();
    }
  }

  @BeforeEach
  void start() throws Exception {
    field = new Field();
  }

  @AfterEach
  void stop() {
    field.close();
  }

  private Device device(String... link) throws DriverException {
    return field.device(field.link(Users.link(link)), port, "timeout-ms", "2000");
  }

  /** What does not change meanwhile: exactly. */
  @Test
  void constants_equal_what_snmpget_shows() throws Exception {
    Map<String, DataType> constants = new LinkedHashMap<>();
    constants.put("1.3.6.1.2.1.1.1.0", DataType.TEXT);
    constants.put("1.3.6.1.2.1.1.2.0", DataType.TEXT);
    constants.put("1.3.6.1.2.1.1.5.0", DataType.TEXT);
    constants.put("1.3.6.1.2.1.2.2.1.2.1", DataType.TEXT);
    constants.put("1.3.6.1.2.1.2.2.1.3.1", DataType.INT32);
    constants.put("1.3.6.1.2.1.2.2.1.4.1", DataType.INT32);
    constants.put("1.3.6.1.2.1.2.2.1.5.1", DataType.UINT32);
    constants.put("1.3.6.1.2.1.2.2.1.8.1", DataType.INT32);
    constants.put("1.3.6.1.2.1.25.2.2.0", DataType.INT32);
    constants.put("1.3.6.1.4.1.2021.4.5.0", DataType.INT32);
    constants.put("1.3.6.1.4.1.2021.11.67.0", DataType.INT32);
    DevicePoint[] points =
        constants.entrySet().stream()
            .map(each -> Points.of(each.getKey(), each.getKey(), each.getValue()))
            .toArray(DevicePoint[]::new);
    Map<String, Reading> readings = field.read(device(), points);
    for (String oid : constants.keySet()) {
      String shown = NetSnmp.get(folder, port, oid);
      assertEquals(shown.startsWith(".") ? shown.substring(1) : shown, text(readings, oid), oid);
    }
  }

  private static String text(Map<String, Reading> readings, String point) {
    Reading reading = readings.get(point);
    return reading == null ? "(none)" : reading.value().text();
  }

  /** What rises meanwhile: between what snmpget shows before and after. */
  @Test
  void counters_lie_between_two_of_snmpget() throws Exception {
    Device device = device();
    for (String oid :
        List.of(
            "1.3.6.1.2.1.1.3.0",
            "1.3.6.1.2.1.31.1.1.1.6.1",
            "1.3.6.1.2.1.2.2.1.11.1",
            "1.3.6.1.4.1.2021.11.60.0")) {
      long before = Long.parseLong(NetSnmp.get(folder, port, oid));
      long read = field.value(device, Points.of("p", oid, DataType.UINT64)).asLong(-1);
      long after = Long.parseLong(NetSnmp.get(folder, port, oid));
      assertTrue(before <= read && read <= after, oid + ": " + before + " " + read + " " + after);
    }
  }

  @Test
  void load_is_read_from_text_and_from_opaque_floats() throws Exception {
    Map<String, Reading> readings =
        field.read(
            device(),
            Points.of("text", "1.3.6.1.4.1.2021.10.1.3.1", DataType.FLOAT64),
            Points.of("float", "1.3.6.1.4.1.2021.10.1.6.1", DataType.FLOAT32));
    double text = Double.parseDouble(text(readings, "text"));
    double opaque = Double.parseDouble(text(readings, "float"));
    assertEquals(text, opaque, 0.01 + 0.2 * text);
  }

  @Test
  void date_and_address_are_understood() throws Exception {
    Device device = device();
    Value date = field.value(device, Points.of("t", "1.3.6.1.2.1.25.1.2.0", DataType.TIMESTAMP));
    long now = field.clock.now().toEpochMilli();
    assertTrue(date instanceof Value.Time time && Math.abs(time.epochMillis() - now) < 5_000);
    assertEquals(
        Value.of("127.0.0.1"),
        field.value(device, Points.of("a", "1.3.6.1.2.1.4.20.1.1.127.0.0.1", DataType.TEXT)));
  }

  /** Every cell of the interface table, as snmpbulkwalk lists it, in few steps. */
  @Test
  void interface_table_is_read_by_bulk() throws Exception {
    List<String> lines =
        NetSnmp.run(
            folder, "snmpbulkwalk", NetSnmp.RO, "-Oqnt", "127.0.0.1:" + port, "1.3.6.1.2.1.2.2.1");
    Map<String, String> shown = new LinkedHashMap<>();
    for (String line : lines) {
      int blank = line.indexOf(' ');
      String oid = line.substring(1, blank < 0 ? line.length() : blank);
      if (oid.matches("1\\.3\\.6\\.1\\.2\\.1\\.2\\.2\\.1\\.([1-578]|19|21)\\.\\d+")) {
        shown.put(oid, line.substring(blank + 1).replace("\"", "").strip());
      }
    }
    assertTrue(shown.size() >= 8, () -> "a table: " + lines);
    DevicePoint[] points =
        shown.keySet().stream()
            .map(oid -> Points.of(oid, oid, DataType.TEXT))
            .toArray(DevicePoint[]::new);
    Device device = device();
    assertTrue(device.prepare(List.of(points)).steps().size() <= 1 + shown.size() / 10);
    Map<String, Reading> readings = field.read(device, points);
    shown.forEach((oid, value) -> assertEquals(value, text(readings, oid), oid));
  }

  @Test
  void row_is_found_by_the_name_of_the_interface() throws Exception {
    Value type =
        field.value(
            device(),
            Points.of("p", "1.3.6.1.2.1.2.2.1.3[1.3.6.1.2.1.31.1.1.1.1=lo]", DataType.INT32));
    assertEquals(Value.of(24L), type);
  }

  @Test
  void absent_objects_are_bad_alone() throws Exception {
    Map<String, Reading> readings =
        field.read(
            device(),
            Points.of("there", "1.3.6.1.2.1.1.1.0", DataType.TEXT),
            Points.of("object", "1.3.6.1.2.1.1.99.0", DataType.TEXT),
            Points.of("instance", "1.3.6.1.2.1.1.1.7", DataType.TEXT));
    assertEquals("peer agent", text(readings, "there"));
    assertEquals(Quality.DEVICE_ERROR, quality(readings, "object"));
    assertEquals(Quality.DEVICE_ERROR, quality(readings, "instance"));
  }

  private static Quality quality(Map<String, Reading> readings, String point) {
    Reading reading = readings.get(point);
    return reading == null ? Quality.NOT_READ_YET : reading.quality();
  }

  @Test
  void longer_digests_and_keys_are_understood() throws Exception {
    DevicePoint name = Points.of("p", "1.3.6.1.2.1.1.1.0", DataType.TEXT);
    Device r3 = device("user", "r3", "auth-protocol", "sha-384", "privacy-protocol", "aes-192");
    assertEquals(Value.of("peer agent"), field.value(r3, name));
    Device r5 = device("user", "r5", "auth-protocol", "sha-512", "privacy-protocol", "aes-256");
    assertEquals(Value.of("peer agent"), field.value(r5, name));
  }

  @Test
  void wrong_credentials_are_told_apart() throws Exception {
    assertTrue(denied("auth-password", "wrongpass12").contains("auth-password"));
    assertTrue(denied("auth-protocol", "sha-512").contains("auth-p"));
    assertTrue(denied("user", "nobody").contains("does not know the user"));
    DriverException silent =
        assertThrows(
            DriverException.TimedOut.class,
            () -> field.value(device("privacy-password", "wrongpass12"), anything()));
    assertTrue(String.valueOf(silent.getMessage()).contains("privacy-password"));
  }

  private String denied(String key, String value) {
    DriverException why =
        assertThrows(
            DriverException.Denied.class, () -> field.value(device(key, value), anything()));
    return String.valueOf(why.getMessage());
  }

  private static DevicePoint anything() {
    return Points.of("p", "1.3.6.1.2.1.1.1.0", DataType.TEXT);
  }

  @Test
  void old_version_reads_where_it_is_allowed() throws Exception {
    for (String version : List.of("v1", "v2c")) {
      Settings old =
          new Settings(Map.of("version", version, "community", "public", "allow-insecure", "true"));
      Device device = field.device(field.link(old), port);
      assertEquals(Value.of("peer agent"), field.value(device, anything()));
      assertEquals(
          Value.of(24L),
          field.value(
              device,
              Points.of("p", "1.3.6.1.2.1.2.2.1.3[1.3.6.1.2.1.2.2.1.2=lo]", DataType.INT32)));
    }
  }

  @Test
  void value_is_written_with_the_right_user_and_refused_to_another() throws Exception {
    DevicePoint place = Points.of(Points.writable("p", "1.3.6.1.2.1.1.6.0", DataType.TEXT));
    Device device = device("user", "rw");
    Field.get(device.write(place, Value.of("hall 7"), 8, field.in(3_000)));
    assertEquals("hall 7", NetSnmp.get(folder, port, "1.3.6.1.2.1.1.6.0"));
    DriverException why =
        assertThrows(
            DriverException.Refused.class,
            () -> Field.get(device().write(place, Value.of("x"), 8, field.in(3_000))));
    assertFalse(why.maybeDone());
  }

  @Test
  void device_says_who_it_is() throws Exception {
    Identification who = Field.get(device().identify(field.in(5_000)));
    assertEquals("enterprise 8072", who.vendor());
    assertEquals("1.3.6.1.4.1.8072.3.2.10", who.product());
    assertEquals("peer agent", who.revision());
  }
}
