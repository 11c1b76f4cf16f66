// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.itests.Site.Side;
import io.lockgate.itests.far.FarDevice;
import io.lockgate.testkit.netns.PacketFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * R10: devices that vanish without a word. Twenty links, polled every 100 ms; their packets are dropped until all points
 * are bad, every second pair of times until all devices are given up, then let through again; every other time the devices
 * have forgotten their connections meanwhile. A client sees the points of all devices at the gateway's own registers,
 * every few milliseconds.
 */
@Tag("alone")
class HalfOpenIT {
  private static final int DEVICES = 20;
  private static final int PORT = 6000;
  private static final int REGISTER = 5000;
  private static final String ADDRESS = "10.71.2.2";
  private static final List<Integer> PORTS = IntStream.range(PORT, PORT + DEVICES).boxed().toList();
  private static final long PERIOD_MILLIS = 100;
  private static final long PROBE_MILLIS = 2_000;

  /** So many turn bad within two periods; a host that is busy with something else may keep the rest waiting. */
  private static final double MOST = 0.9;

  /** Two timeouts of a second: then a silent device is left alone until the next probe. */
  private static final Duration GIVEN_UP = Duration.ofMillis(2_500);

  private final Map<Integer, Boolean> bad = new HashMap<>();
  private final List<Transition> seen = new ArrayList<>();
  private Site site;
  private PacketFilter field;
  private Far devices;
  private Far client;

  @BeforeEach
  void start() throws IOException {
    site = Site.separated();
    field = PacketFilter.in(site.network(Side.OT));
    devices = site.start(Side.OT, FarDevice.class, ADDRESS, "" + PORT, "" + DEVICES);
    Files.createDirectories(site.gateway().etc().resolve("models"));
    Files.write(
        site.gateway().etc().resolve("models/half.yaml"),
        List.of(
            "schema: 1",
            "id: half",
            "revision: 1",
            "title: One register",
            "driver: modbus",
            "groups: {fast: " + PERIOD_MILLIS + "ms}",
            "points:",
            "  - {name: V, title: Value, address: holding/0, type: uint16, group: fast}"));
    for (int i = 0; i < DEVICES; i++) {
      site.configure(
          "io.lockgate.driver.modbus.link~h" + i,
          "transport = tcp",
          "host = " + ADDRESS,
          "port = " + (PORT + i));
      site.configure("io.lockgate.driver.modbus.device~h" + i, "link = h" + i, "model = half");
      site.configure(
          "io.lockgate.north.modbus.register~h" + i,
          "address = " + (REGISTER + i),
          "point = h" + i + "/V",
          "type = uint16");
    }
    site.gateway().start();
    client = site.client(Side.IT);
    client.tell("watch", site.gatewayAt(Side.IT), 502, REGISTER, DEVICES);
  }

  @AfterEach
  void stop() {
    if (site != null) {
      site.close();
    }
  }

  @Test
  void devices_that_vanish_turn_bad_in_two_periods_and_good_with_the_next_probe() throws Exception {
    int repeats = Integer.getInteger("soak.count", 100);
    awaitAll(false);
    long pid = site.gateway().pid();
    long sockets = ProcessFigures.sockets(pid);
    Map<String, Integer> threads = ProcessFigures.threads(pid);
    Latencies toBad = new Latencies();
    Latencies toGood = new Latencies();
    int rounds = (repeats + DEVICES - 1) / DEVICES;
    for (int round = 0; round < rounds; round++) {
      outage(round, toBad, toGood);
    }
    System.out.println(
        "R10: "
            + rounds * DEVICES
            + " half-open connections; bad after "
            + toBad
            + ", "
            + 100 * toBad.within(2 * PERIOD_MILLIS)
            + " % within two periods"
            + "; good after "
            + toGood
            + "; sockets "
            + sockets
            + " before, "
            + ProcessFigures.sockets(pid)
            + " after; threads "
            + ProcessFigures.sum(threads)
            + " before, "
            + ProcessFigures.sum(ProcessFigures.threads(pid))
            + " after");
    assertEquals(rounds * DEVICES, toBad.count());
    assertEquals(rounds * DEVICES, toGood.count());
    Awaitility.await("sockets back to the start")
        .atMost(Duration.ofSeconds(10))
        .until(() -> ProcessFigures.sockets(pid) == sockets);
    assertEquals(Map.of(), ProcessFigures.added(threads, ProcessFigures.threads(pid)));
    assertTrue(toBad.within(2 * PERIOD_MILLIS) >= MOST, "bad after " + toBad);
    assertTrue(toBad.longestMillis() <= 3 * PERIOD_MILLIS, "bad after " + toBad);
    assertTrue(toGood.longestMillis() <= PROBE_MILLIS + PERIOD_MILLIS, "good after " + toGood);
  }

  private void outage(int round, Latencies toBad, Latencies toGood) {
    seen.clear();
    field.dark(PORTS);
    long dark = System.nanoTime();
    awaitAll(true);
    if (round % 4 >= 2) {
      Awaitility.await("all given up")
          .atMost(GIVEN_UP.multipliedBy(2))
          .until(() -> System.nanoTime() - dark > GIVEN_UP.toNanos());
    }
    if (round % 2 == 1) {
      devices.tell("break");
    }
    field.light(PORTS);
    long light = System.nanoTime();
    awaitAll(false);
    for (Transition each : seen) {
      if (each.bad()) {
        toBad.add(each.after() - dark, each.by() - dark);
      } else {
        toGood.add(each.after() - light, each.by() - light);
      }
    }
  }

  private void awaitAll(boolean wanted) {
    Awaitility.await(wanted ? "all bad" : "all good")
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              List<Transition> more = Transition.of(client.tell("watched"));
              seen.addAll(more);
              more.forEach(each -> bad.put(each.point(), each.bad()));
              return IntStream.range(0, DEVICES).allMatch(i -> bad.getOrDefault(i, true) == wanted);
            });
  }
}
