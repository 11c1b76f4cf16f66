// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lockgate.api.driver.Device;
import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.Settings;
import io.lockgate.api.point.DataType;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Value;
import io.lockgate.driver.snmp.played.Field;
import io.lockgate.driver.snmp.played.Points;
import io.lockgate.driver.snmp.played.Users;
import io.lockgate.testkit.peer.Peer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agents by others than net-snmp. */
@SuppressWarnings("NullAway.Init")
class OtherAgentsTest {
  private static final int DEVICES = 20;
  private static final int VALUES = 50;

  @TempDir private Path folder;

  @Test
  void agent_in_javascript_is_read() throws Exception {
    int port = NetSnmp.freePort();
    String table = "1.3.6.1.4.1.32473.9.1.1.";
    try (Peer agent = NetSnmp.javascript(port);
        Field field = new Field()) {
      for (Settings link : List.of(Users.link(), community("public"))) {
        Device device = field.device(field.link(link), port, "timeout-ms", "3000");
        Map<String, Reading> readings =
            field.read(
                device,
                Points.of("descr", "1.3.6.1.2.1.1.1.0", DataType.TEXT),
                Points.of("v1", table + "3.1", DataType.INT32),
                Points.of("v2", table + "3.2", DataType.INT32),
                Points.of("v3", table + "3.3", DataType.INT32),
                Points.of("named", table + "3[" + table + "2=row 2]", DataType.INT32));
        assertEquals(
            "{descr=net-snmp js agent, named=200, v1=100, v2=200, v3=300}",
            texts(readings),
            agent.output()::toString);
      }
    }
  }

  private static String texts(Map<String, Reading> readings) {
    Map<String, String> texts = new TreeMap<>();
    readings.forEach((name, reading) -> texts.put(name, reading.value().text()));
    return texts.toString();
  }

  private static Settings community(String name) {
    return new Settings(
        Map.of(
            "version", "v2c", "community", name, "allow-insecure", "true", "timeout-ms", "5000"));
  }

  /** Twenty simulated agents of fifty values: each value is that of its data file. */
  @Test
  void simulated_agents_are_read() throws Exception {
    int port = NetSnmp.freePort();
    Path data = Files.createDirectories(folder.resolve("data"));
    for (int device = 1; device <= DEVICES; device++) {
      List<String> lines = new ArrayList<>();
      lines.add("1.3.6.1.2.1.1.1.0|4|agent " + device);
      for (int row = 1; row <= VALUES; row++) {
        lines.add("1.3.6.1.4.1.32473.9.1.1." + row + "|2|" + (1_000 * device + row));
      }
      Files.write(data.resolve("dev" + device + ".snmprec"), lines);
    }
    try (Peer simulator = NetSnmp.simulator(folder, port);
        Field field = new Field()) {
      for (int number = 1; number <= DEVICES; number++) {
        Device device = field.device(field.link(community("dev" + number)), port);
        DevicePoint[] points = new DevicePoint[VALUES];
        for (int row = 1; row <= VALUES; row++) {
          points[row - 1] = Points.of("r" + row, "1.3.6.1.4.1.32473.9.1.1." + row, DataType.INT32);
        }
        Map<String, Reading> readings = field.read(device, points);
        for (int row = 1; row <= VALUES; row++) {
          Reading reading = readings.get("r" + row);
          assertEquals(
              Value.of(1_000L * number + row),
              reading == null ? Value.missing() : reading.value(),
              simulator.output()::toString);
        }
      }
    }
  }
}
