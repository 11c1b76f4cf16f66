// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The way of a value, whole: the demo site, started and used as a newcomer would. */
class DemoIT {
  private static final Duration A_MINUTE = Duration.ofSeconds(60);

  private static GatewayProcess gateway;
  private static int tcp;

  @BeforeAll
  static void start() throws IOException {
    gateway = GatewayProcess.fresh();
    tcp = Distribution.freePort();
    int rtu = Distribution.freePort();
    try (var files = Files.list(Distribution.root().resolve("docs/samples/demo"))) {
      files.filter(file -> file.toString().endsWith(".cfg")).forEach(file -> copy(file, rtu));
    }
    Files.writeString(
        gateway.etc().resolve("io.lockgate.driver.sim.cfg"),
        "site = demo\ntcp-port = " + tcp + "\nrtu-tcp-port = " + rtu + "\n");
    gateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void live_values_of_every_living_device_are_there_within_a_minute() {
    Awaitility.await("good values of the site")
        .atMost(A_MINUTE)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> quality("site/P_load").equals("good"));
    for (String point : new String[] {"office/P", "heatpump/P", "workshop/P", "pv/W", "io/DI1"}) {
      Awaitility.await(point).atMost(A_MINUTE).until(() -> quality(point).equals("good"));
    }
    assertEquals("not-connected", quality("cellar/P"));
  }

  @Test
  void nothing_is_written_before_commissioning_and_an_output_switches_after_it() {
    Awaitility.await("the IO module")
        .atMost(A_MINUTE)
        .until(() -> quality("io/DO1").equals("good"));
    assertEquals(2, gateway.shell("gateway:write", "io/DO1", "true").status());
    gateway.commission();
    String outcome = gateway.shell("gateway:write", "io/DO1", "true").ok().out();
    assertTrue(outcome.contains("reads back true"), outcome);
  }

  @Test
  void a_request_from_above_reaches_the_device_behind_its_route() throws IOException {
    gateway.shell("gateway:route-add", "meter", "unit=7", "link=network", "address=1").ok();
    byte[] question = {0, 1, 0, 0, 0, 6, 7, 4, 0, 0, 0, 2};
    byte[] direct = {0, 1, 0, 0, 0, 6, 1, 4, 0, 0, 0, 2};
    Awaitility.await("the route")
        .atMost(A_MINUTE)
        .until(() -> ModbusTcp.ask(gateway.modbusPort(), question)[7] == 4);
    byte[] answer = ModbusTcp.ask(gateway.modbusPort(), question);
    byte[] itself = ModbusTcp.ask(tcp, direct);
    assertEquals(itself.length, answer.length);
    assertEquals(7, answer[6]);
    byte[] unknown = {0, 2, 0, 0, 0, 6, (byte) 250, 3, 0, 0, 0, 2};
    assertArrayEquals(
        new byte[] {0, 2, 0, 0, 0, 3, (byte) 250, (byte) 0x83, 0x0A},
        ModbusTcp.ask(gateway.modbusPort(), unknown));
  }

  private static String quality(String point) {
    Map<String, String> qualities = new TreeMap<>();
    for (JsonNode each : gateway.shell("gateway:points", "--json").json()) {
      qualities.put(each.get("point").asText(), each.get("quality").asText());
    }
    return qualities.getOrDefault(point, "absent");
  }

  private static void copy(Path file, int rtu) {
    try {
      String text =
          Files.readString(file)
              .replace("15020", Integer.toString(tcp))
              .replace("15021", Integer.toString(rtu));
      Files.writeString(gateway.etc().resolve(file.getFileName().toString()), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
