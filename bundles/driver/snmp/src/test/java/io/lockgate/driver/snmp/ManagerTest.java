// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.Device;
import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.ReadStep;
import io.lockgate.api.driver.Settings;
import io.lockgate.api.point.DataType;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Value;
import io.lockgate.driver.snmp.played.Field;
import io.lockgate.driver.snmp.played.PlayedAgent;
import io.lockgate.driver.snmp.played.Points;
import io.lockgate.driver.snmp.played.Users;
import io.lockgate.driver.snmp.settings.Cipher;
import io.lockgate.driver.snmp.settings.Credentials;
import io.lockgate.driver.snmp.settings.Digest;
import io.lockgate.driver.snmp.settings.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;

/** The manager with a played agent. */
@SuppressWarnings("NullAway.Init")
class ManagerTest {
  private static final String E = "1.3.6.1.4.1.32473.9.";
  private static final DevicePoint SCALAR = Points.of("s", E + "1.0", DataType.INT32);

  private Field field;
  private PlayedAgent agent;

  @BeforeEach
  void start() throws Exception {
    field = new Field();
    agent = new PlayedAgent(Users.ro(), community()).start();
    agent.instances.put(new OID(E + "1.0"), new Integer32(17));
  }

  private static Credentials community() {
    return new Credentials.Community(Version.V2C, "public");
  }

  private static Settings v2c() {
    return new Settings(Map.of("version", "v2c", "community", "public", "allow-insecure", "true"));
  }

  @AfterEach
  void stop() {
    field.close();
    agent.close();
  }

  private Device device(String... link) throws DriverException {
    return field.device(field.link(Users.link(link)), agent.port(), "timeout-ms", "1000");
  }

  private static void assertSays(String part, DriverException why) {
    String message = String.valueOf(why.getMessage());
    assertTrue(message.contains(part), message);
  }

  @ParameterizedTest
  @CsvSource({
    "SHA_256,AES_128",
    "SHA_384,AES_192",
    "SHA_512,AES_256",
    "SHA_256,AES_256",
    "SHA_512,AES_128"
  })
  void all_protocols_read(Digest digest, Cipher cipher) throws Exception {
    try (PlayedAgent other = new PlayedAgent(Users.of(digest, cipher)).start()) {
      other.instances.put(new OID(E + "1.0"), new Integer32(17));
      Settings link =
          Users.link(
              "auth-protocol", Settings.word(digest), "privacy-protocol", Settings.word(cipher));
      assertEquals(
          Value.of(17L), field.value(field.device(field.link(link), other.port()), SCALAR));
    }
  }

  @Test
  void wrong_auth_password_is_denied_by_name() throws Exception {
    DriverException why =
        assertThrows(
            DriverException.Denied.class,
            () -> field.value(device("auth-password", "otherpass1"), SCALAR));
    assertSays("auth-password", why);
    assertFalse(why.maybeDone());
  }

  @Test
  void unknown_user_is_denied_by_name() throws Exception {
    DriverException why =
        assertThrows(
            DriverException.Denied.class, () -> field.value(device("user", "nobody"), SCALAR));
    assertSays("does not know the user", why);
  }

  @Test
  void wrong_privacy_password_is_told_apart_from_silence() throws Exception {
    DriverException why =
        assertThrows(
            DriverException.class,
            () -> field.value(device("privacy-password", "otherpass1"), SCALAR));
    assertSays("privacy-password", why);
  }

  @Test
  void port_without_program_is_a_silent_device_not_a_lost_link() throws Exception {
    Device device = device();
    agent.close();
    assertThrows(DriverException.TimedOut.class, () -> field.value(device, SCALAR));
  }

  @Test
  void restarted_agent_with_another_engine_is_followed() throws Exception {
    Device device = device();
    assertEquals(Value.of(17L), field.value(device, SCALAR));
    int port = agent.port();
    agent.close();
    try (PlayedAgent other = new PlayedAgent(Users.ro()).startAt(port)) {
      other.instances.put(new OID(E + "1.0"), new Integer32(18));
      assertEquals(Value.of(18L), field.value(device, SCALAR));
    }
  }

  @Test
  void missing_instance_spoils_only_itself() throws Exception {
    Map<String, Reading> readings =
        field.read(device(), SCALAR, Points.of("none", E + "2.0", DataType.INT32));
    assertEquals(Quality.GOOD, quality(readings, "s"));
    assertEquals(Quality.DEVICE_ERROR, quality(readings, "none"));
  }

  private static Quality quality(Map<String, Reading> readings, String point) {
    Reading reading = readings.get(point);
    return reading == null ? Quality.NOT_READ_YET : reading.quality();
  }

  /** 4 columns of 20 rows and 5 scalars: two GETBULKs (50 values at most) and one GET. */
  @Test
  void table_is_read_in_few_requests() throws Exception {
    List<DevicePoint> points = new ArrayList<>();
    for (int column = 1; column <= 4; column++) {
      for (int row = 1; row <= 20; row++) {
        String oid = E + "5.1." + column + "." + row;
        agent.instances.put(new OID(oid), new Integer32(100 * column + row));
        points.add(Points.of("c" + column + "." + row, oid, DataType.INT32));
      }
    }
    for (int scalar = 1; scalar <= 5; scalar++) {
      agent.instances.put(new OID(E + "6." + scalar + ".0"), new Integer32(scalar));
      points.add(Points.of("s" + scalar, E + "6." + scalar + ".0", DataType.INT32));
    }
    Device device = device();
    List<ReadStep> steps = device.prepare(points).steps();
    assertEquals(3, steps.size());
    Map<String, Reading> readings = field.read(device, points.toArray(new DevicePoint[0]));
    for (DevicePoint point : points) {
      String name = point.id().point();
      long expected =
          name.startsWith("c")
              ? 100L * Integer.parseInt(name.substring(1, 2)) + Integer.parseInt(name.substring(3))
              : Integer.parseInt(name.substring(1));
      Reading reading = readings.get(name);
      assertEquals(Value.of(expected), reading == null ? Value.missing() : reading.value(), name);
    }
  }

  @Test
  void answer_that_is_too_big_is_asked_for_in_parts() throws Exception {
    agent.mostValues = 7;
    List<DevicePoint> points = new ArrayList<>();
    for (int row = 1; row <= 20; row++) {
      agent.instances.put(new OID(E + "5.1.1." + row), new Integer32(row));
      points.add(Points.of("r" + row, E + "5.1.1." + row, DataType.INT32));
      agent.instances.put(new OID(E + "7." + row + ".0"), new Integer32(row));
      points.add(Points.of("s" + row, E + "7." + row + ".0", DataType.INT32));
    }
    Map<String, Reading> readings = field.read(device(), points.toArray(new DevicePoint[0]));
    assertEquals(40, readings.size());
    assertTrue(readings.values().stream().allMatch(each -> each.quality() == Quality.GOOD));
  }

  @Test
  void row_is_found_by_name_and_followed_when_it_moves() throws Exception {
    name(1, "lo");
    name(2, "eth0");
    DevicePoint eth0 = Points.of("p", E + "8.2[" + E + "8.1=eth0]", DataType.INT32);
    Device device = device();
    assertEquals(Value.of(20L), field.value(device, eth0));
    name(2, "eth1");
    name(3, "eth0");
    assertEquals(Value.of(30L), field.value(device, eth0));
    name(3, "eth2");
    assertEquals(Value.missing(), field.value(device, eth0));
  }

  private void name(int row, String name) {
    agent.instances.put(new OID(E + "8.1." + row), new OctetString(name));
    agent.instances.put(new OID(E + "8.2." + row), new Integer32(10 * row));
  }

  @Test
  void insecure_versions_need_leave_and_only_read() throws Exception {
    Settings noLeave = new Settings(Map.of("version", "v2c", "community", "public"));
    assertEquals(
        "version", assertThrows(DriverException.BadSetting.class, () -> field.link(noLeave)).key());
    Device device = field.device(field.link(v2c()), agent.port());
    assertEquals(Value.of(17L), field.value(device, SCALAR));
    DevicePoint writable = Points.of(Points.writable("s", E + "1.0", DataType.INT32));
    assertInstanceOf(
        DriverException.Refused.class,
        assertThrows(
            DriverException.class,
            () -> Field.get(device.write(writable, Value.of(1L), 8, field.in(1_000)))));
    assertEquals(0, agent.writes.size());
  }

  @Test
  void wrong_community_is_silence() throws Exception {
    Settings other =
        new Settings(
            Map.of(
                "version",
                "v2c",
                "community",
                "private",
                "allow-insecure",
                "true",
                "timeout-ms",
                "300"));
    Device device = field.device(field.link(other), agent.port());
    assertThrows(DriverException.TimedOut.class, () -> field.value(device, SCALAR));
  }

  @Test
  void secrets_are_in_no_text() throws Exception {
    Credentials.User user = Users.ro();
    assertFalse((user + "" + community()).matches("(?s).*(authpass|privpass|public).*"));
  }
}
