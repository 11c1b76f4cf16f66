// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lockgate.testkit.peer.Peer;
import io.lockgate.testkit.peer.Requires;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * R033: a site of SNMP devices by others. The gateway reads Debian's snmpd of this host, snmpsim, and an agent in
 * JavaScript, hears traps and informs, says why it is not let in, and answers programs of others.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class SnmpFieldIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  /** snmpd knows no load before. */
  private static final Duration A_MINUTE_OF_HISTORY = Duration.ofMinutes(2);

  private static final String LINK_DOWN = "1.3.6.1.6.3.1.1.5.3";
  private static final String OPER_STATUS_3 = "1.3.6.1.2.1.2.2.1.8.3";
  private static final String TABLE = "1.3.6.1.4.1.32473.9.1.1.";
  private static final String GATEWAY = "1.3.6.1.4.1.32473.4900.1";

  private final List<Peer> peers = new ArrayList<>();
  private SnmpPrograms programs;
  private GatewayProcess gateway;
  private int snmpdPort;
  private int agentPort;
  private int trapPort;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    programs = new SnmpPrograms(folder);
    snmpdPort = Distribution.freePort();
    agentPort = Distribution.freePort();
    trapPort = Distribution.freePort();
    int javascriptPort = Distribution.freePort();
    int simulatorPort = Distribution.freePort();
    peers.add(programs.snmpd(snmpdPort));
    peers.add(programs.javascript(javascriptPort));
    peers.add(
        programs.simulator(
            simulatorPort, List.of(TABLE + "3.1|2|100", TABLE + "3.2|2|200", TABLE + "3.3|2|300")));
    gateway = GatewayProcess.fresh();
    Files.write(
        gateway.etc().resolve("io.lockgate.core.service.cfg"),
        List.of("snmp = local", "snmp-agent = local"));
    settings("", List.of("traps = true", "trap-port = " + trapPort));
    settings(".agent", List.of("port = " + agentPort, "name = gw-7"));
    settings(".agent.user~ro", SnmpPrograms.SETTINGS);
    settings(".link~site", SnmpPrograms.SETTINGS);
    settings(
        ".link~wrong",
        List.of("user = ro", "auth-password = wrongpass12", "privacy-password = privpass12"));
    settings(
        ".link~old", List.of("version = v2c", "community = simulated", "allow-insecure = true"));
    device("host", "site", "host-resources", snmpdPort);
    device("net", "site", "if-mib-switch", snmpdPort);
    device("locked", "wrong", "host-resources", snmpdPort);
    device("javascript", "site", "rows", javascriptPort);
    device("simulated", "old", "rows", simulatorPort);
    Files.createDirectories(gateway.etc().resolve("models"));
    Files.write(gateway.etc().resolve("models/rows.yaml"), rows());
    gateway.start();
  }

  private static List<String> rows() {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "schema: 1",
                "id: rows",
                "revision: 1",
                "title: A table",
                "driver: snmp",
                "groups: {all: 1s}",
                "points:"));
    for (int row = 1; row <= 3; row++) {
      lines.add(
          "  - {name: R" + row + ", address: " + TABLE + "3." + row + ", type: int32, group: all}");
    }
    return lines;
  }

  private void settings(String pid, List<String> lines) throws IOException {
    Files.write(gateway.etc().resolve("io.lockgate.driver.snmp" + pid + ".cfg"), lines);
  }

  private void device(String id, String link, String model, int port) throws IOException {
    settings(
        ".device~" + id,
        List.of("link = " + link, "model = " + model, "host = 127.0.0.1", "port = " + port));
  }

  @AfterAll
  void stop() {
    peers.forEach(Peer::close);
    if (gateway != null) {
      gateway.close();
    }
  }

  private String value(String point) {
    String device = point.substring(0, point.indexOf('/'));
    for (JsonNode each : gateway.shell("gateway:points", "--json", device).json()) {
      if (each.get("point").asText().equals(point)) {
        return each.get("value").asText();
      }
    }
    return "absent";
  }

  private void awaitValue(String point, String value) {
    Awaitility.await(point)
        .atMost(SOON)
        .untilAsserted(() -> assertEquals(value, value(point), gateway::log));
  }

  private String awaitAny(String point, Duration limit) {
    Awaitility.await(point).atMost(limit).until(() -> !value(point).isEmpty());
    return value(point);
  }

  private String of(String device, String column) {
    for (JsonNode each : gateway.shell("gateway:devices", "--json").json()) {
      if (each.get("id").asText().equals(device)) {
        return each.get(column).asText();
      }
    }
    return "absent";
  }

  @Test
  void processor_memory_and_interfaces_of_this_host_are_as_snmpget_shows_them() throws Exception {
    awaitValue("host/Memory", programs.get(snmpdPort, "1.3.6.1.2.1.25.2.2.0"));
    awaitValue("net/Port.1", "lo");
    assertEquals(programs.get(snmpdPort, "1.3.6.1.2.1.2.2.1.8.1"), value("net/Status.1"));
    assertTrue(Integer.parseInt(awaitAny("host/ProcessorLoad.1", A_MINUTE_OF_HISTORY)) <= 100);
    awaitAny("net/InOctets.1", SOON);
    long before = Long.parseLong(value("net/InOctets.1"));
    long after = Long.parseLong(programs.get(snmpdPort, "1.3.6.1.2.1.31.1.1.1.6.1"));
    assertTrue(0 < before && before <= after, () -> before + " and then " + after);
  }

  @Test
  void tables_of_snmpsim_and_of_an_agent_in_javascript_are_read() {
    for (String device : List.of("javascript", "simulated")) {
      for (int row = 1; row <= 3; row++) {
        awaitValue(device + "/R" + row, "" + 100 * row);
      }
    }
  }

  @Test
  void wrong_key_takes_the_device_off_line_with_the_reason() {
    Awaitility.await("locked")
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertEquals("offline", of("locked", "state"), gateway::log);
              assertTrue(of("locked", "detail").contains("auth-password"));
            });
    assertEquals("", value("locked/Memory"));
  }

  private List<String> send(String program, String password, String status) throws IOException {
    List<String> access = new ArrayList<>(SnmpPrograms.USER);
    access.replaceAll(each -> each.equals("authpass12") ? password : each);
    if (program.equals("snmptrap")) {
      access.addAll(List.of("-e", "0x8000000001020304"));
    }
    return programs.run(program, access, trapPort, "", LINK_DOWN, OPER_STATUS_3, "i", status);
  }

  @Test
  void traps_and_informs_are_heard_and_a_wrong_key_is_audited() throws Exception {
    Awaitility.await("net").atMost(SOON).until(() -> of("net", "state").equals("online"));
    assertEquals(List.of(), send("snmptrap", "authpass12", "2"));
    awaitValue("net/LinkDown", OPER_STATUS_3 + " = 2");
    assertEquals(List.of(), send("snmpinform", "authpass12", "7"), "it was acknowledged");
    awaitValue("net/LinkDown", OPER_STATUS_3 + " = 7");
    send("snmptrap", "wrongpass12", "1");
    Awaitility.await("the audit log")
        .atMost(SOON)
        .until(
            () ->
                gateway
                    .shell("gateway:audit", "--type", "SNMP_REFUSED", "--json")
                    .ok()
                    .out()
                    .contains("a wrong signature"));
    assertEquals(OPER_STATUS_3 + " = 7", value("net/LinkDown"));
  }

  @Test
  void programs_of_others_read_what_the_gateway_says_of_itself() throws Exception {
    Awaitility.await("the agent")
        .atMost(SOON)
        .until(() -> programs.get(agentPort, "1.3.6.1.2.1.1.5.0").equals("gw-7"));
    Awaitility.await("net").atMost(SOON).until(() -> of("net", "state").equals("online"));
    awaitValue("simulated/R3", "300");
    assertEquals("1", programs.get(agentPort, GATEWAY + ".2.1.4.3.110.101.116"), "net is online");
    assertEquals("4", programs.get(agentPort, GATEWAY + ".1.1.3.4.115.110.109.112"), "snmp is on");
    Awaitility.await("the point among others")
        .atMost(SOON)
        .untilAsserted(
            () -> {
              List<String> names = walk(GATEWAY + ".3.1.2");
              int place = names.indexOf("simulated/R3");
              assertTrue(place >= 0, names::toString);
              assertEquals("300", walk(GATEWAY + ".3.1.3").get(place));
            });
    assertEquals(walk(GATEWAY + ".1"), bulkWalk(GATEWAY + ".1"));
  }

  private List<String> walk(String from) throws IOException {
    return bare(programs.run("snmpwalk", SnmpPrograms.USER, agentPort, from));
  }

  private List<String> bulkWalk(String from) throws IOException {
    return bare(programs.run("snmpbulkwalk", SnmpPrograms.USER, agentPort, from));
  }

  private static List<String> bare(List<String> lines) {
    return lines.stream().map(line -> line.replace("\"", "")).toList();
  }

  @Test
  void scripts_of_nmap_see_an_agent_of_version_3_and_learn_no_more() throws Exception {
    Requires.root();
    try (Peer nmap =
        Peer.command(
                "nmap",
                "-n",
                "-Pn",
                "-sU",
                "-p",
                "" + agentPort,
                "--script",
                "+snmp-info,+snmp-sysdescr,+snmp-interfaces,+snmp-processes",
                "127.0.0.1")
            .start()) {
      assertEquals(0, nmap.awaitExit(Duration.ofSeconds(90)));
      String all = String.join("\n", nmap.output());
      assertTrue(all.contains("snmp-info"), all);
      assertTrue(!all.contains("Lockgate") && !all.contains("gw-7"), all);
    }
  }
}
