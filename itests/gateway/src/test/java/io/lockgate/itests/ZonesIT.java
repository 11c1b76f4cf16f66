// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lockgate.itests.Site.Side;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** R013, R014, R015, R041, R042 with the sides apart: where Modbus is on, and what moving its switches disturbs. */
@Tag("alone")
class ZonesIT {
  private static final int PAGES = 443;
  private static final int MODBUS = 502;
  private static final String READ_OWN = "000100000006ff0300730004";
  private static final int POLL_MILLIS = 20;
  private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

  /** Longer than this between two answers is a gap; the poll asks every 20 ms. */
  private static final int GAP_MILLIS = 500;

  private Site site;
  private Far it;
  private Far ot;
  private Far air;

  @BeforeEach
  void start() throws Exception {
    site = Site.separated();
    site.gateway().start();
    it = site.client(Side.IT);
    ot = site.client(Side.OT);
    air = site.client(Side.AIR);
  }

  @AfterEach
  void stop() {
    if (site != null) {
      site.close();
    }
  }

  @Test
  void modbus_is_on_where_the_factory_state_says_and_pages_are_on_everywhere() {
    assertEquals("TLSv1.3", it.tell("tls", at(Side.IT), PAGES));
    assertEquals("TLSv1.3", ot.tell("tls", at(Side.OT), PAGES));
    assertEquals("TLSv1.3", air.tell("tls", at(Side.AIR), PAGES));
    assertEquals("accepted", it.tell("connect", at(Side.IT), MODBUS));
    assertEquals("refused", ot.tell("connect", at(Side.OT), MODBUS));
    assertEquals("refused", air.tell("connect", at(Side.AIR), MODBUS));
    String read = it.modbus(at(Side.IT), MODBUS, 255, "0300730004");
    assertTrue(read.matches("0308[0-9a-f]{16}"), read);
    for (String request : Writes.ALL) {
      assertEquals(Writes.refusal(request), it.modbus(at(Side.IT), MODBUS, 255, request), request);
    }
    ShellResult refused = modbus("enable", "wifi-ap");
    assertNotEquals(0, refused.status());
    assertTrue((refused.out() + refused.err()).contains("not available"), refused.toString());
  }

  @Test
  void switching_one_side_off_disturbs_nobody_on_the_other() {
    modbus("enable", "eth2").ok();
    await("on at OT", () -> ot.tell("connect", at(Side.OT), MODBUS).equals("accepted"));
    it.tell("poll", "steady", at(Side.IT), MODBUS, READ_OWN, POLL_MILLIS);
    ot.tell("poll", "ending", at(Side.OT), MODBUS, READ_OWN, POLL_MILLIS);
    await("polls run", () -> answers(it, "steady") > 20 && answers(ot, "ending") > 20);

    long begin = System.nanoTime();
    modbus("disable", "ETH2").ok();
    await("off at OT", () -> ot.tell("connect", at(Side.OT), MODBUS).equals("refused"));
    await("dropped at OT", () -> ot.tell("polled", "ending").endsWith("lost"));
    long millis = (System.nanoTime() - begin) / 1_000_000;
    assertTrue(millis <= TWO_SECONDS.toMillis(), "closed after " + millis + " ms");

    int before = answers(it, "steady");
    await("the other goes on", () -> answers(it, "steady") > before + 50);
    String[] steady = it.tell("polled", "steady").split(" ");
    assertEquals("going", steady[2]);
    assertTrue(Integer.parseInt(steady[1]) < GAP_MILLIS, "gap of " + steady[1] + " ms");
    System.out.println(
        "R015: closed and dropped "
            + millis
            + " ms after the command was typed, longest pause of the other client "
            + steady[1]
            + " ms");
  }

  @Test
  void the_port_moves_and_nothing_stays_on_the_old_one() {
    int other = 1602;
    it.tell("poll", "steady", at(Side.IT), MODBUS, READ_OWN, POLL_MILLIS);
    await("poll runs", () -> answers(it, "steady") > 20);
    long begin = System.nanoTime();
    site.gateway().shell("gateway:config-set", "io.lockgate.north.modbus", "port", "" + other).ok();
    await("moved", () -> it.tell("connect", at(Side.IT), other).equals("accepted"));
    await("gone", () -> it.tell("connect", at(Side.IT), MODBUS).equals("refused"));
    long millis = (System.nanoTime() - begin) / 1_000_000;
    assertTrue(millis <= TWO_SECONDS.toMillis(), "moved after " + millis + " ms");
    assertEquals(Set.of(), endpointsAt(MODBUS));
    assertTrue(it.tell("polled", "steady").endsWith("going"), "who was there stays");
    System.out.println("R042: moved " + millis + " ms after the command was typed");
  }

  @Test
  void the_bundle_takes_its_port_with_it_and_brings_back_the_same_sides() {
    modbus("enable", "eth2").ok();
    modbus("disable", "local").ok();
    await("on at OT", () -> ot.tell("connect", at(Side.OT), MODBUS).equals("accepted"));
    Set<String> before = endpointsAt(MODBUS);
    assertEquals(Set.of("tcp/" + at(Side.IT) + ":502", "tcp/" + at(Side.OT) + ":502"), before);

    site.gateway().shell("bundle:stop", "io.lockgate.north.modbus").ok();
    await("closed", () -> endpointsAt(MODBUS).isEmpty());
    assertEquals("refused", it.tell("connect", at(Side.IT), MODBUS));
    assertEquals("refused", ot.tell("connect", at(Side.OT), MODBUS));
    assertEquals("TLSv1.3", it.tell("tls", at(Side.IT), PAGES));

    site.gateway().shell("bundle:start", "io.lockgate.north.modbus").ok();
    await("as before", () -> endpointsAt(MODBUS).equals(before));
    assertEquals("accepted", it.tell("connect", at(Side.IT), MODBUS));
    assertEquals("accepted", ot.tell("connect", at(Side.OT), MODBUS));
    assertEquals("refused", air.tell("connect", at(Side.AIR), MODBUS));
    assertEquals(before, declared());
  }

  private ShellResult modbus(String what, String zone) {
    return site.gateway().shell("gateway:service-" + what, "modbus-server", "--interface", zone);
  }

  private String at(Side side) {
    return site.gatewayAt(side);
  }

  private static int answers(Far client, String poll) {
    return Integer.parseInt(client.tell("polled", poll).split(" ")[0]);
  }

  private Set<String> endpointsAt(int port) {
    Set<String> found = new TreeSet<>(site.gateway().listening());
    found.removeIf(each -> !each.endsWith(":" + port));
    return found;
  }

  private Set<String> declared() {
    Set<String> found = new TreeSet<>();
    for (JsonNode service : site.gateway().shell("gateway:services", "--json").json()) {
      if (service.get("id").asText().equals("modbus-server")) {
        service.get("endpoints").forEach(each -> found.add(each.asText()));
      }
    }
    return found;
  }

  private static void await(String what, Callable<Boolean> condition) {
    Awaitility.await(what)
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(20))
        .until(condition);
  }
}
