// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.Device;
import io.lockgate.api.point.DataType;
import io.lockgate.api.point.Value;
import io.lockgate.driver.snmp.agent.Agent;
import io.lockgate.driver.snmp.agent.AgentIdentity;
import io.lockgate.driver.snmp.played.Field;
import io.lockgate.driver.snmp.played.LoopbackZone;
import io.lockgate.driver.snmp.played.PlayedGateway;
import io.lockgate.driver.snmp.played.Points;
import io.lockgate.driver.snmp.played.Users;
import io.lockgate.driver.snmp.port.UdpPorts;
import io.lockgate.driver.snmp.settings.Credentials;
import io.lockgate.driver.snmp.settings.Version;
import io.lockgate.driver.snmp.wire.Access;
import io.lockgate.driver.snmp.wire.LocalEngine;
import io.lockgate.testkit.driver.HostClock;
import io.lockgate.testkit.fakes.FakeServiceSwitch;
import io.lockgate.testkit.fakes.MemoryStateStore;
import io.lockgate.testkit.peer.Peer;
import io.lockgate.testkit.peer.Requires;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs of others ask our agent. */
@SuppressWarnings("NullAway.Init")
class AgentTest {
  private static final String ROOT = ".1.3.6.1.4.1.32473.4900";
  private static final int POINTS = 300;

  @TempDir private Path folder;
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private Agent agent;
  private UdpPorts ports;
  private int port;

  @BeforeEach
  void start() throws Exception {
    FakeServiceSwitch services = new FakeServiceSwitch();
    services.offer("https", 443);
    PlayedGateway gateway = new PlayedGateway(POINTS);
    agent =
        new Agent(
            new AgentIdentity("Lockgate 0.1.0", "gw-7", "operator", "hall 7"),
            new LocalEngine(new MemoryStateStore()),
            new HostClock(),
            services,
            gateway,
            gateway,
            new PlayedGateway.Directory(),
            (from, why) -> refused.add(why));
    agent.know(List.of(Access.of(Users.ro())), List.of(), Set.of());
    port = NetSnmp.freePort();
    LoopbackZone zone = new LoopbackZone();
    ports = new UdpPorts("snmp-agent", port, zone, zone, agent::received);
  }

  @AfterEach
  void stop() {
    ports.close();
  }

  private List<String> run(String program, List<String> access, String... arguments)
      throws Exception {
    String[] all = new String[arguments.length + 2];
    all[0] = "-On";
    all[1] = "127.0.0.1:" + port;
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return NetSnmp.run(folder, program, access, all);
  }

  @Test
  void port_is_named_while_it_is_open() {
    assertEquals("[udp/127.0.0.1:" + port + "]", ports.endpoints().toString());
    ports.close();
    assertEquals(List.of(), ports.endpoints());
  }

  @Test
  void snmpget_reads_the_system_group() throws Exception {
    assertEquals(
        List.of(
            ".1.3.6.1.2.1.1.1.0 = STRING: \"Lockgate 0.1.0\"",
            ".1.3.6.1.2.1.1.2.0 = OID: " + ROOT,
            ".1.3.6.1.2.1.1.5.0 = STRING: \"gw-7\""),
        run("snmpget", NetSnmp.RO, "1.3.6.1.2.1.1.1.0", "1.3.6.1.2.1.1.2.0", "1.3.6.1.2.1.1.5.0"));
  }

  /** From beginning to end, in order, by GETNEXT and by GETBULK alike. */
  @Test
  void snmpwalk_and_snmpbulkwalk_see_the_same_whole() throws Exception {
    List<String> walked = run("snmpwalk", NetSnmp.RO, ROOT.substring(1));
    List<String> bulk = run("snmpbulkwalk", NetSnmp.RO, ROOT.substring(1));
    assertEquals(walked, bulk);
    assertEquals(4 + 2 * 9 + POINTS * 5, walked.size(), () -> walked.toString());
    String all = String.join("\n", run("snmpwalk", NetSnmp.RO, "1.3"));
    assertTrue(all.contains(".1.3.6.1.2.1.31.1.1.1.1.1 = STRING: \"lo\""), all);
    assertTrue(all.contains(ROOT + ".1.2.1.4.4.112.117.109.112 = INTEGER: 3"), all);
    assertTrue(all.contains(ROOT + ".1.3.1.3.1 = STRING: \"230.5\""), all);
    assertTrue(all.contains("No more variables left in this MIB View"), all);
  }

  @Test
  void strangers_learn_nothing() throws Exception {
    String get = "1.3.6.1.2.1.1.1.0";
    String all = String.join("\n", run("snmpget", replaced("authpass12", "wrongpass12"), get));
    assertTrue(all.contains("Authentication failure"), all);
    all = String.join("\n", run("snmpget", replaced("ro", "nobody"), get));
    assertTrue(all.contains("Unknown user name"), all);
    all = String.join("\n", run("snmpget", replaced("authPriv", "authNoPriv"), get));
    assertTrue(all.contains("Timeout") || all.contains("authorization"), all);
    for (String version : List.of("-v1", "-v2c")) {
      List<String> open = List.of(version, "-c", "public", "-t", "0.3", "-r", "0");
      all = String.join("\n", run("snmpget", open, get));
      assertTrue(all.contains("Timeout"), all);
    }
    assertEquals(
        Set.of(
            "a wrong signature",
            "an unknown user",
            "an unknown community, or less security than the user has",
            "a version that is not answered"),
        refused);
  }

  private static List<String> replaced(String word, String other) {
    List<String> access = new ArrayList<>(NetSnmp.RO);
    access.replaceAll(each -> each.equals(word) ? other : each);
    access.addAll(List.of("-t", "0.5", "-r", "0"));
    return access;
  }

  @Test
  void nothing_is_written() throws Exception {
    String all = String.join("\n", run("snmpset", NetSnmp.RO, "1.3.6.1.2.1.1.5.0", "s", "mine"));
    assertTrue(all.contains("notWritable"), all);
    assertEquals(Set.of("an order: nothing can be written here"), refused);
  }

  @Test
  void version_2c_is_answered_to_the_places_that_are_listed() throws Exception {
    List<Access> communities = List.of(Access.of(new Credentials.Community(Version.V2C, "public")));
    agent.know(List.of(), communities, Set.of(InetAddress.getLoopbackAddress()));
    List<String> open = List.of("-v2c", "-c", "public");
    assertEquals(
        List.of(".1.3.6.1.2.1.1.5.0 = STRING: \"gw-7\""),
        run("snmpget", open, "1.3.6.1.2.1.1.5.0"));
    List<String> other = List.of("-v2c", "-c", "other", "-t", "0.3", "-r", "0");
    String all = String.join("\n", run("snmpget", other, "1.3.6.1.2.1.1.5.0"));
    assertTrue(all.contains("Timeout"), all);
    agent.know(List.of(), communities, Set.of(InetAddress.getByName("127.0.0.2")));
    List<String> once = List.of("-v2c", "-c", "public", "-t", "0.3", "-r", "0");
    all = String.join("\n", run("snmpget", once, "1.3.6.1.2.1.1.5.0"));
    assertTrue(all.contains("Timeout"), all);
  }

  @Test
  void nmap_sees_an_agent_of_version_3_and_no_community() throws Exception {
    Requires.root();
    try (Peer nmap =
        Peer.command(
                "nmap",
                "-n",
                "-Pn",
                "-sU",
                "-p",
                "" + port,
                "--script",
                "+snmp-info,+snmp-sysdescr,+snmp-interfaces",
                "127.0.0.1")
            .start()) {
      assertEquals(0, nmap.awaitExit(Duration.ofSeconds(60)));
      String all = String.join("\n", nmap.output());
      assertTrue(all.contains("snmp-info"), all);
      assertTrue(all.contains("engineIDFormat"), all);
      assertTrue(!all.contains("Lockgate"), all);
    }
  }

  /** Our manager and our agent. */
  @Test
  void gateway_can_ask_a_gateway() throws Exception {
    try (Field field = new Field()) {
      Device device = field.device(field.link(Users.link()), port);
      assertEquals(
          Value.of("230.5"),
          field.value(
              device,
              Points.of(
                  "p",
                  "1.3.6.1.4.1.32473.4900.1.3.1.3[1.3.6.1.4.1.32473.4900.1.3.1.2=meter/P0]",
                  DataType.TEXT)));
    }
  }
}
