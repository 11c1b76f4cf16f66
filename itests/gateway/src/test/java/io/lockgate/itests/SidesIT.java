// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lockgate.itests.Site.Side;
import io.lockgate.itests.far.FarDevice;
import io.lockgate.testkit.netns.PacketFilter;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** R012, R018: supervisors on one side, devices on the other, and between them the listed paths and nothing else. */
@Tag("alone")
class SidesIT {
  private static final int MODBUS = 502;
  private static final int FIRST = 5020;
  private static final String DEVICES = "10.71.2.2";
  private static final String READ_TWO = "0300000002";
  private static final String NO_PATH = "830a";

  private Site site;
  private Far scada;
  private Far devices;
  private PacketFilter field;

  @BeforeEach
  void start() throws Exception {
    site = Site.separated();
    field = PacketFilter.in(site.network(Side.OT));
    devices = site.start(Side.OT, FarDevice.class, DEVICES, "" + FIRST, "2");
    for (int i = 0; i < 2; i++) {
      site.configure(
          "io.lockgate.driver.modbus.link~plant" + i,
          "transport = tcp",
          "host = " + DEVICES,
          "port = " + (FIRST + i));
      site.configure(
          "io.lockgate.north.modbus.route~meter" + i,
          "unit = " + (12 + i),
          "link = plant" + i,
          "address = 1");
    }
    site.gateway().start();
    scada = site.client(Side.IT);
    Awaitility.await("the first answer")
        .atMost(Duration.ofSeconds(10))
        .until(() -> ask(12).startsWith("0304") && ask(13).startsWith("0304"));
  }

  @AfterEach
  void stop() {
    if (site != null) {
      site.close();
    }
  }

  @Test
  void a_supervisor_reads_a_device_of_the_other_side_and_units_without_a_path_send_nothing() {
    assertEquals("0304" + hex(FIRST) + hex(FIRST + 1), ask(12));
    assertEquals("0304" + hex(FIRST + 1) + hex(FIRST + 2), ask(13));
    settle();
    long packets = field.arrived();
    String served = devices.tell("served");
    for (int unit = 1; unit < 255; unit++) {
      if (unit != 12 && unit != 13) {
        assertEquals(NO_PATH, ask(unit), "unit " + unit);
      }
    }
    for (String request : Writes.ALL) {
      assertEquals(
          Writes.refusal(request),
          scada.modbus(site.gatewayAt(Side.IT), MODBUS, 12, request),
          request);
    }
    assertEquals(packets, field.arrived(), "packets on the side of the devices");
    assertEquals(served, devices.tell("served"));
    String before = devices.tell("served");
    ask(12);
    assertEquals(Long.parseLong(before) + 1, Long.parseLong(devices.tell("served")));
    assertTrue(field.arrived() > packets, "the counter counts");
  }

  @Test
  void a_path_that_is_removed_takes_exactly_its_own_traffic_away() {
    assertEquals(Set.of("meter0", "meter1"), paths());
    String question = "000100000006" + "0d" + READ_TWO;
    scada.tell("poll", "other", site.gatewayAt(Side.IT), MODBUS, question, 20);
    site.gateway().shell("gateway:route-remove", "meter0").ok();
    Awaitility.await("no path any more")
        .atMost(Duration.ofSeconds(5))
        .until(() -> ask(12).equals(NO_PATH));
    assertEquals(Set.of("meter1"), paths());
    Awaitility.await("the other goes on")
        .during(Duration.ofSeconds(1))
        .atMost(Duration.ofSeconds(3))
        .until(() -> scada.tell("polled", "other").endsWith("going"));
    String[] report = scada.tell("polled", "other").split(" ");
    assertTrue(Integer.parseInt(report[0]) > 20, "answers: " + report[0]);
    assertTrue(Integer.parseInt(report[1]) < 500, "pause of " + report[1] + " ms");
    scada.tell("stop", "other");
    settle();
    String served = devices.tell("served");
    assertEquals(NO_PATH, ask(12));
    assertEquals(served, devices.tell("served"));
  }

  /** Until nothing moves on the devices' side any more. */
  private void settle() {
    long[] last = {-1};
    Awaitility.await("silence")
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              long now = field.arrived();
              boolean same = now == last[0];
              last[0] = now;
              return same;
            });
  }

  private String ask(int unit) {
    return scada.modbus(site.gatewayAt(Side.IT), MODBUS, unit, READ_TWO);
  }

  private Set<String> paths() {
    Set<String> names = new TreeSet<>();
    for (JsonNode path : site.gateway().shell("gateway:routes", "--json").json()) {
      assertTrue(path.get("in_force").asBoolean(), path.toString());
      names.add(path.get("name").asText());
    }
    return names;
  }

  private static String hex(int register) {
    return String.format("%04x", register);
  }
}
