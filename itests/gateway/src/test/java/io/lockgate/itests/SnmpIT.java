// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lockgate.testkit.peer.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R033: the gateway reads Debian's snmpd of this host over SNMPv3, and says about itself what it knows. */
@SuppressWarnings("NullAway.Init")
class SnmpIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  @TempDir private Path folder;
  private SnmpPrograms programs;
  private GatewayProcess gateway;
  private Peer snmpd;
  private int snmpdPort;
  private int agentPort;
  private int trapPort;

  @BeforeEach
  void start() throws Exception {
    snmpdPort = Distribution.freePort();
    agentPort = Distribution.freePort();
    trapPort = Distribution.freePort();
    programs = new SnmpPrograms(folder);
    snmpd = programs.snmpd(snmpdPort);
    gateway = GatewayProcess.fresh();
    configure("link~site", SnmpPrograms.SETTINGS);
    configure(
        "device~host",
        List.of(
            "link = site", "model = host-resources", "host = 127.0.0.1", "port = " + snmpdPort));
    configure("agent", List.of("port = " + agentPort, "name = gw-7"));
    configure("agent.user~ro", SnmpPrograms.SETTINGS);
    Files.write(
        gateway.etc().resolve("io.lockgate.driver.snmp.cfg"),
        List.of("traps = true", "trap-port = " + trapPort));
    gateway.start();
  }

  private void configure(String pid, List<String> lines) throws IOException {
    Files.write(gateway.etc().resolve("io.lockgate.driver.snmp." + pid + ".cfg"), lines);
  }

  @AfterEach
  void stop() {
    if (snmpd != null) {
      snmpd.close();
    }
    if (gateway != null) {
      gateway.close();
    }
  }

  private Set<String> ports() {
    Set<String> udp = new TreeSet<>(gateway.listening());
    udp.removeIf(each -> each.startsWith("tcp"));
    return udp;
  }

  @Test
  void manager_and_agent_are_off_until_switched_on_and_then_show_the_same() throws Exception {
    assertEquals("off", Services.state(gateway, "snmp"));
    assertEquals("off", Services.state(gateway, "snmp-agent"));
    assertEquals(Set.of(), ports());
    gateway.shell("gateway:service-enable", "snmp", "--interface", "local").ok();
    Awaitility.await("the device")
        .atMost(SOON)
        .untilAsserted(() -> assertEquals("online", state(), gateway::log));
    assertTrue(ports().stream().allMatch(each -> each.endsWith(":" + trapPort)), ports()::toString);
    assertEquals(programs.get(snmpdPort, "1.3.6.1.2.1.25.2.2.0"), value("host/Memory"));
    assertEquals("peer agent", value("host/Description"));

    gateway.shell("gateway:service-enable", "snmp-agent", "--interface", "local").ok();
    Awaitility.await("the agent")
        .atMost(SOON)
        .until(() -> programs.get(agentPort, "1.3.6.1.2.1.1.5.0").equals("gw-7"));
    String online = ".4.104.111.115.116"; // the device named host
    assertEquals("1", programs.get(agentPort, "1.3.6.1.4.1.32473.4900.1.2.1.4" + online));
    assertTrue(
        ports().stream()
            .allMatch(each -> each.endsWith(":" + trapPort) || each.endsWith(":" + agentPort)),
        ports()::toString);

    gateway.shell("gateway:service-disable", "snmp-agent").ok();
    gateway.shell("gateway:service-disable", "snmp").ok();
    Awaitility.await("closed ports").atMost(SOON).until(() -> ports().isEmpty());
  }

  @Test
  void secrets_are_shown_nowhere() throws Exception {
    gateway.shell("gateway:service-enable", "snmp", "--interface", "local").ok();
    Awaitility.await("the device").atMost(SOON).until(() -> state().equals("online"));
    String shown =
        gateway.shell("gateway:links", "--json").ok().out()
            + gateway.shell("gateway:devices", "--json").ok().out()
            + gateway.shell("gateway:config-get", "io.lockgate.driver.snmp.link~site").ok().out()
            + gateway.log();
    assertFalse(shown.contains("authpass12") || shown.contains("privpass12"));
  }

  private String state() {
    for (JsonNode device : gateway.shell("gateway:devices", "--json").json()) {
      if (device.get("id").asText().equals("host")) {
        return device.get("state").asText();
      }
    }
    return "absent";
  }

  private String value(String point) {
    for (JsonNode each : gateway.shell("gateway:points", "--json", "host").json()) {
      if (each.get("point").asText().equals(point)) {
        return each.get("value").asText();
      }
    }
    return "absent";
  }
}
