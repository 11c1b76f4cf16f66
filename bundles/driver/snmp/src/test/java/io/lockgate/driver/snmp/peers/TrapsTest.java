// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.peers;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.Device;
import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.Settings;
import io.lockgate.api.point.DataType;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Value;
import io.lockgate.api.security.AuditEvent;
import io.lockgate.driver.snmp.played.Field;
import io.lockgate.driver.snmp.played.LoopbackZone;
import io.lockgate.driver.snmp.played.Points;
import io.lockgate.driver.snmp.played.Users;
import io.lockgate.driver.snmp.port.UdpPorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traps and informs of net-snmp's programs move points. */
@SuppressWarnings("NullAway.Init")
class TrapsTest {
  private static final String LINK_DOWN = "1.3.6.1.6.3.1.1.5.3";
  private static final String LINK_UP = "1.3.6.1.6.3.1.1.5.4";
  private static final String OPER_STATUS_3 = "1.3.6.1.2.1.2.2.1.8.3";
  private static final List<DevicePoint> POINTS =
      List.of(
          Points.of("down", "trap/" + LINK_DOWN, DataType.BOOL, "cleared-by", LINK_UP),
          Points.of("downs", "trap/" + LINK_DOWN, DataType.UINT32),
          Points.of("downAt", "trap/" + LINK_DOWN, DataType.TIMESTAMP),
          Points.of("downSays", "trap/" + LINK_DOWN, DataType.TEXT),
          Points.of("status", OPER_STATUS_3, DataType.INT32));

  @TempDir private Path folder;
  private final List<Reading> heard = new CopyOnWriteArrayList<>();
  private Field field;
  private UdpPorts ports;
  private int port;

  @BeforeEach
  void start() throws Exception {
    field = new Field();
    port = NetSnmp.freePort();
    LoopbackZone zone = new LoopbackZone();
    ports = new UdpPorts("snmp-traps", port, zone, zone, field.desk::received);
  }

  @AfterEach
  void stop() {
    ports.close();
    field.close();
  }

  private Device.Feed listen(Settings link) throws Exception {
    Device device = field.device(field.link(link), 9);
    return Field.get(device.subscribe(POINTS, heard::addAll, field.in(5_000)));
  }

  private static Settings v2c() {
    return new Settings(Map.of("version", "v2c", "community", "public", "allow-insecure", "true"));
  }

  private List<String> send(String program, List<String> access, String what) throws Exception {
    return NetSnmp.run(
        folder, program, access, "127.0.0.1:" + port, "", what, OPER_STATUS_3, "i", "2");
  }

  private void awaitPoints() {
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> assertTrue(heard.size() >= POINTS.size(), heard::toString));
    assertEquals(Value.of(true), heard.get(0).value());
    assertEquals(Value.of(1L), heard.get(1).value());
    assertTrue(heard.get(2).value() instanceof Value.Time);
    assertEquals(Value.of(OPER_STATUS_3 + " = 2"), heard.get(3).value());
    assertEquals(Value.of(2L), heard.get(4).value());
  }

  @Test
  void trap_of_version_2c_is_heard_where_it_is_allowed() throws Exception {
    listen(v2c());
    send("snmptrap", List.of("-v2c", "-c", "public"), LINK_DOWN);
    awaitPoints();
  }

  @Test
  void trap_of_another_community_is_not() throws Exception {
    listen(v2c());
    send("snmptrap", List.of("-v2c", "-c", "other"), LINK_DOWN);
    await().atMost(Duration.ofSeconds(5)).until(() -> field.desk.strangers() == 1);
    assertEquals(List.of(), heard);
  }

  @Test
  void trap_of_version_2c_is_not_heard_by_a_link_of_version_3() throws Exception {
    listen(Users.link());
    send("snmptrap", List.of("-v2c", "-c", "public"), LINK_DOWN);
    await().atMost(Duration.ofSeconds(5)).until(() -> field.desk.strangers() == 1);
    assertEquals(List.of(), heard);
  }

  /** The sender's engine is the authority. */
  private static List<String> withEngine(String password) {
    return List.of(
        "-v3",
        "-e",
        "0x8000000001020304",
        "-u",
        "ro",
        "-l",
        "authPriv",
        "-a",
        "SHA-256",
        "-A",
        password,
        "-x",
        "AES",
        "-X",
        "privpass12");
  }

  @Test
  void encrypted_trap_of_version_3_is_heard() throws Exception {
    listen(Users.link());
    send("snmptrap", withEngine("authpass12"), LINK_DOWN);
    awaitPoints();
  }

  @Test
  void trap_with_a_wrong_key_is_not_heard_and_the_next_right_one_is() throws Exception {
    listen(Users.link());
    send("snmptrap", withEngine("wrongpass12"), LINK_DOWN);
    send("snmptrap", withEngine("authpass12"), LINK_DOWN);
    awaitPoints();
    assertEquals(1, field.desk.heard());
    assertEquals(
        List.of("from 127.0.0.1: a wrong signature"),
        field.log.events().stream().map(AuditEvent::detail).toList());
  }

  @Test
  void inform_of_version_3_is_heard_and_acknowledged() throws Exception {
    listen(Users.link());
    List<String> output = send("snmpinform", NetSnmp.RO, LINK_DOWN);
    assertEquals(List.of(), output, "no complaint of the sender: it was acknowledged");
    awaitPoints();
    send("snmpinform", NetSnmp.RO, LINK_UP);
    await()
        .atMost(Duration.ofSeconds(5))
        .until(
            () ->
                heard.stream()
                    .anyMatch(
                        each ->
                            each.point().point().equals("down")
                                && each.value().equals(Value.of(false))));
  }

  @Test
  void closed_feed_hears_nothing() throws Exception {
    listen(v2c()).close();
    send("snmptrap", List.of("-v2c", "-c", "public"), LINK_DOWN);
    await().atMost(Duration.ofSeconds(5)).until(() -> field.desk.strangers() == 1);
    assertEquals(List.of(), heard);
  }
}
