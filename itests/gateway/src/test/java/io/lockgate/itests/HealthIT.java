// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lockgate.testkit.keys.Authority;
import io.lockgate.testkit.peer.Requires;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** How the gateway is, what it counts, and where it may connect to: R112, R113. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class HealthIT {
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final String LIST = "io.lockgate.core.security.outbound";
  private static final String SYSLOG = "io.lockgate.core.audit.syslog";

  private final GatewayProcess gateway = GatewayProcess.fresh();

  @BeforeAll
  void start() throws IOException {
    int device = Distribution.freePort();
    write("io.lockgate.core.service", "simulator = local");
    write(
        "io.lockgate.driver.sim",
        "site = demo",
        "tcp-port = " + device,
        "rtu-tcp-port = " + Distribution.freePort());
    write(
        "io.lockgate.driver.modbus.link~plant",
        "transport = tcp",
        "host = 127.0.0.1",
        "port = " + device,
        "timeout-ms = 500");
    write(
        "io.lockgate.driver.modbus.device~meter",
        "link = plant",
        "unit = 1",
        "model = three-phase-meter");
    gateway.start();
  }

  private void write(String pid, String... lines) throws IOException {
    Files.write(gateway.etc().resolve(pid + ".cfg"), List.of(lines));
  }

  @AfterAll
  void stop() {
    gateway.close();
  }

  private JsonNode status() throws IOException {
    return new ObjectMapper().readTree(gateway.shell("gateway:status", "--json").out());
  }

  private JsonNode line(String item) throws IOException {
    for (JsonNode line : status()) {
      if (line.get("item").asText().equals(item)) {
        return line;
      }
    }
    throw new AssertionError(item + " is not in the status");
  }

  private JsonNode await(String item, String light) {
    Awaitility.await(item + " is " + light)
        .atMost(SOON)
        .untilAsserted(() -> assertEquals(light, line(item).get("light").asText(), gateway::log));
    try {
      return line(item);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_link_that_dies_turns_the_status_red_and_green_when_it_is_back() throws Exception {
    await("field", "green");
    gateway.shell("gateway:service-disable", "simulator").ok();
    JsonNode dead = await("field", "red");
    assertTrue(dead.get("why").asText().contains("link plant"), dead.toString());
    JsonNode whole = status().get(0);
    assertEquals("gateway", whole.get("item").asText());
    assertEquals("red", whole.get("light").asText());
    assertTrue(whole.get("why").asText().contains("field"), whole.toString());
    ShellResult people = gateway.shell("gateway:status");
    assertEquals(1, people.status(), "a script sees it, too");
    assertTrue(people.out().lines().skip(1).findFirst().orElse("").startsWith("gateway "));
    assertEquals(0, figure("lockgate_link_up"), "the link is down in the figures");
    gateway.shell("gateway:service-enable", "simulator").ok();
    JsonNode back = await("field", "green");
    assertNotEquals(dead.get("since").asText(), back.get("since").asText());
    Awaitility.await("the figures").atMost(SOON).until(() -> figure("lockgate_link_up") == 1);
  }

  @Test
  void a_key_in_a_file_is_said_to_be_one() {
    assertEquals("identity key: software", await("identity-key", "green").get("why").asText());
  }

  private double figure(String name) {
    return gateway.shell("gateway:metrics", name, "--json").json().get(0).get("value").asDouble();
  }

  @Test
  void a_service_whose_port_is_taken_turns_red_and_green_when_it_has_one() throws Exception {
    await("modbus-server", "green");
    try (ServerSocket taken = new ServerSocket(0)) {
      String port = Integer.toString(taken.getLocalPort());
      gateway.shell("gateway:config-set", "io.lockgate.north.modbus", "port", port).ok();
      JsonNode red = await("modbus-server", "red");
      assertTrue(red.get("why").asText().contains(port), red.toString());
    }
    await("modbus-server", "green");
    gateway
        .shell("gateway:config-set", "io.lockgate.north.modbus", "port", "" + gateway.modbusPort())
        .ok();
    await("modbus-server", "green");
  }

  @Test
  void figures_are_as_promtool_wants_them() throws Exception {
    String promtool = Requires.program("promtool").toString();
    await("field", "green");
    String text = gateway.shell("gateway:metrics", "--prometheus").ok().out();
    for (String name :
        List.of(
            "jvm_memory_used_bytes{area=\"heap\"} ",
            "process_resident_memory_bytes ",
            "process_open_fds ",
            "lockgate_device_polls_total{device=\"meter\",link=\"plant\"} ",
            "lockgate_modbus_server_events_total{service=\"modbus-server\",event=\"accepted\"} ",
            "lockgate_modbus_server_connections{service=\"modbus-secure\"} 0",
            "lockgate_health_light{part=\"https\"} 0",
            "lockgate_health_check_seconds_bucket{le=\"+Inf\"} ",
            "lockgate_outbound_refused_total ",
            "lockgate_metrics_left_out_total 0")) {
      assertTrue(text.contains("\n" + name), () -> name + "is not in\n" + text);
    }
    ShellResult checked = ShellResult.run(List.of(promtool, "check", "metrics"), Map.of(), text);
    assertEquals(new ShellResult(0, "", ""), checked);
  }

  @Test
  void only_listed_destinations_are_connected_to(@TempDir Path folder) throws Exception {
    Authority authority = new Authority(folder, "logs");
    Path trusted = folder.resolve("logs.pem");
    Files.writeString(trusted, authority.certificate());
    try (ServerSocket logs = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      int port = logs.getLocalPort();
      gateway.shell("gateway:config-set", LIST, "enabled", "true").ok();
      write(
          SYSLOG,
          "enabled = true",
          "host = localhost",
          "port = " + port,
          "authorities = " + trusted);
      Awaitility.await("refused")
          .atMost(SOON)
          .until(() -> audited("OUTBOUND_REFUSED").contains("localhost:" + port));
      logs.setSoTimeout(1_500);
      try (var connected = logs.accept()) {
        throw new AssertionError("connected all the same: " + connected);
      } catch (SocketTimeoutException nobodyCame) {
        assertEquals("no", permitted(port));
      }
      JsonNode forwarding = await("audit-syslog", "orange");
      assertTrue(forwarding.get("why").asText().contains("not on the list"), forwarding.toString());
      assertTrue(figure("lockgate_outbound_refused_total") >= 1);
      gateway.shell("gateway:config-set", LIST, "allow", "LOCALHOST.:" + port).ok();
      assertEquals("yes", permitted(port));
      logs.setSoTimeout((int) SOON.toMillis());
      logs.accept().close();
    } finally {
      Files.delete(gateway.etc().resolve(SYSLOG + ".cfg"));
      gateway.shell("gateway:config-set", LIST, "enabled", "false").ok();
    }
  }

  private String audited(String type) {
    return gateway.shell("gateway:audit", "--type", type, "--json").ok().out();
  }

  private String permitted(int port) {
    for (JsonNode line : gateway.shell("gateway:endpoints", "--json").json()) {
      if (line.get("direction").asText().equals("out") && line.get("port").asInt() == port) {
        assertEquals("audit-syslog", line.get("who").asText());
        return line.get("permitted").asText();
      }
    }
    return "not listed";
  }

  @Test
  void endpoints_are_those_a_firewall_must_open() {
    await("field", "green");
    JsonNode all = gateway.shell("gateway:endpoints", "--json").json();
    boolean https = false;
    boolean field = false;
    for (JsonNode line : all) {
      https |=
          line.get("direction").asText().equals("in")
              && line.get("who").asText().equals("https")
              && line.get("port").asInt() == gateway.port();
      field |=
          line.get("direction").asText().equals("field")
              && line.get("who").asText().equals("plant");
    }
    assertTrue(https && field, all.toString());
  }
}
