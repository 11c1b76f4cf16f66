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
import java.util.ArrayList;
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
  private static final List<String> ACCESS =
      List.of(
          "-v3",
          "-u",
          "ro",
          "-l",
          "authPriv",
          "-a",
          "SHA-256",
          "-A",
          "authpass12",
          "-x",
          "AES",
          "-X",
          "privpass12",
          "-Oqvtn");

  @TempDir private Path folder;
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
    Files.write(
        folder.resolve("snmpd.conf"),
        List.of(
            "agentaddress udp:127.0.0.1:" + snmpdPort,
            "createUser ro SHA-256 authpass12 AES privpass12",
            "rouser ro priv",
            "sysDescr peer agent"));
    snmpd = quiet(Peer.command("snmpd", "-f", "-Lo", "-C", "-c", "snmpd.conf")).start();
    snmpd.awaitLine("NET-SNMP version", SOON);
    gateway = GatewayProcess.fresh();
    configure(
        "link~site", "user = ro", "auth-password = authpass12", "privacy-password = privpass12");
    configure(
        "device~host",
        "link = site",
        "model = host-resources",
        "host = 127.0.0.1",
        "port = " + snmpdPort);
    configure("agent", "port = " + agentPort, "name = gw-7");
    configure(
        "agent.user~ro",
        "user = ro",
        "auth-password = authpass12",
        "privacy-password = privpass12");
    Files.write(
        gateway.etc().resolve("io.lockgate.driver.snmp.cfg"),
        List.of("traps = true", "trap-port = " + trapPort));
    gateway.start();
  }

  private void configure(String pid, String... lines) throws IOException {
    Files.write(gateway.etc().resolve("io.lockgate.driver.snmp." + pid + ".cfg"), List.of(lines));
  }

  private Peer.Command quiet(Peer.Command command) {
    return command
        .in(folder)
        .env("SNMP_PERSISTENT_DIR", folder.resolve("var").toString())
        .env("SNMPCONFPATH", folder.toString())
        .env("MIBS", "");
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

  private String get(int port, String... oids) throws IOException {
    List<String> all = new ArrayList<>(ACCESS);
    all.add("127.0.0.1:" + port);
    all.addAll(List.of(oids));
    try (Peer peer = quiet(Peer.command("snmpget", all.toArray(new String[0]))).start()) {
      peer.awaitExit(SOON);
      return String.join("\n", peer.output()).replace("\"", "").strip();
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
    assertEquals(get(snmpdPort, "1.3.6.1.2.1.25.2.2.0"), value("host/Memory"));
    assertEquals("peer agent", value("host/Description"));

    gateway.shell("gateway:service-enable", "snmp-agent", "--interface", "local").ok();
    Awaitility.await("the agent")
        .atMost(SOON)
        .until(() -> get(agentPort, "1.3.6.1.2.1.1.5.0").equals("gw-7"));
    String online = ".4.104.111.115.116"; // the device named host
    assertEquals("1", get(agentPort, "1.3.6.1.4.1.32473.4900.1.2.1.4" + online));
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
            + gateway.shell("gateway:config-show", "--json").out()
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
