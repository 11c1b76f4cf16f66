// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lockgate.itests.far.BusyDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * R17: 25,000 points, five times what the gateway is made for, each another value each second and all of them logged, while
 * 1,000 alarms are raised and cleared each second; the log may hold little, so that it has to give up its oldest. Then four
 * fifths of the devices go and the rest is calm.
 */
@Tag("alone")
class OverloadIT {
  private static final int DEVICES = 25;
  private static final int RATED = 5;
  private static final int LINKS = 5;
  private static final int ALARMS = 280;
  private static final int WIDE = 700;
  private static final int NARROW = 1_000 - WIDE - ALARMS;
  private static final Duration STORM =
      Duration.ofSeconds(Integer.getInteger("lockgate.storm.seconds", 30));
  private static final Duration A_MINUTE = Duration.ofSeconds(60);
  private static final Duration BACK = Duration.ofSeconds(30);
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final GatewayProcess gateway = GatewayProcess.fresh();
  private Far devices;

  @BeforeEach
  void start() throws IOException {
    int port = Distribution.freePort();
    devices = Far.here(BusyDevice.class, "127.0.0.1", "" + port, "" + ALARMS);
    Files.createDirectories(gateway.etc().resolve("models"));
    Files.write(gateway.etc().resolve("models/busy.yaml"), model());
    write(
        "io.lockgate.core.log",
        "interval-seconds = 0",
        "quota-megabytes = 8",
        "expected-points = 5000");
    for (int i = 0; i < LINKS; i++) {
      write(
          "io.lockgate.driver.modbus.link~l" + i,
          "transport = tcp",
          "host = 127.0.0.1",
          "port = " + port,
          "timeout-ms = 3000");
    }
    for (int i = 0; i < DEVICES; i++) {
      write(
          "io.lockgate.driver.modbus.device~d" + i,
          "link = l" + i % LINKS,
          "unit = " + (1 + i),
          "model = busy");
    }
    gateway.start();
  }

  /** Points that swing and have a rule each, and points that are noise, two and eight bytes wide. */
  private static List<String> model() {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "schema: 1",
                "id: busy",
                "revision: 1",
                "title: A thousand points",
                "driver: modbus",
                "groups: {fast: 1s}",
                "points:"));
    for (int i = 0; i < ALARMS + NARROW; i++) {
      lines.add(point("V" + i, i, "uint16"));
    }
    for (int i = 0; i < WIDE; i++) {
      lines.add(point("W" + i, ALARMS + NARROW + 4 * i, "int64"));
    }
    lines.add("alarms:");
    for (int i = 0; i < ALARMS; i++) {
      lines.add("  - {name: high, point: V" + i + ", above: 500, severity: notice}");
    }
    return lines;
  }

  private static String point(String name, int register, String type) {
    return "  - {name: "
        + name
        + ", title: "
        + name
        + ", address: holding/"
        + register
        + ", type: "
        + type
        + ", group: fast}";
  }

  @AfterEach
  void stop() {
    gateway.close();
    if (devices != null) {
      devices.close();
    }
  }

  @Test
  void an_overload_costs_the_oldest_samples_and_nothing_else() throws Exception {
    Awaitility.await("samples").atMost(A_MINUTE).until(() -> figure("log_samples_total") > 0);
    final long began = System.nanoTime();
    final double before = figure("log_samples_total");
    final long events = events();
    Awaitility.await("the oldest are given up, and counted")
        .atMost(STORM.plus(Duration.ofMinutes(2)))
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () ->
                seconds(began) > STORM.toSeconds()
                    && figure("log_dropped_total", "reason=oldest") > 0);
    double rate = (figure("log_samples_total") - before) / seconds(began);
    double perSecond = (double) (events() - events) / seconds(began);
    long resident = ProcessFigures.residentKib(gateway.pid());
    String said = why("sample-log");
    devices.tell("calm");
    final long calm = System.nanoTime();
    Awaitility.await("no alarm stands").atMost(BACK).until(() -> alarms() == 0);
    for (int i = RATED; i < DEVICES; i++) {
      Files.delete(gateway.etc().resolve("io.lockgate.driver.modbus.device~d" + i + ".cfg"));
    }
    Awaitility.await("it has recovered")
        .atMost(BACK.minusNanos(System.nanoTime() - calm))
        .until(this::isWell);
    System.out.printf(
        "R17: %.0f samples/s stored, %.0f alarm events/s, %.0f lost, %.0f of the oldest dropped,"
            + " %d MB resident, said '%s'; well again after %.1f s%n",
        rate,
        perSecond,
        lost(),
        figure("log_dropped_total", "reason=oldest"),
        resident >> 10,
        said,
        seconds(calm));
    assertFalse(gateway.output().contains("OutOfMemory"), gateway::output);
    accountFor();
  }

  /** When nothing comes any more, each number that was given is stored, or counted as lost. */
  private void accountFor() throws IOException {
    for (int i = 0; i < RATED; i++) {
      Files.delete(gateway.etc().resolve("io.lockgate.driver.modbus.device~d" + i + ".cfg"));
    }
    Awaitility.await("all is accounted for")
        .atMost(A_MINUTE)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              assertEquals(0, figure("log_waiting_samples"));
              assertEquals((double) last(), figure("log_samples_total") + lost(), "numbers given");
            });
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private double figure(String name) {
    return figure(name, "");
  }

  /** Given up before they were stored. */
  private double lost() {
    return figure("log_dropped_total", "reason=queue")
        + figure("log_dropped_total", "reason=not-stored");
  }

  private double figure(String name, String label) {
    String full = "lockgate_" + name;
    ShellResult answer = gateway.shell("gateway:metrics", full, "--json");
    double sum = 0;
    if (answer.status() == 0) {
      for (JsonNode each : answer.json()) {
        boolean wanted = label.isEmpty() || each.get("labels").toString().contains(label);
        sum += wanted ? each.get("value").asDouble() : 0;
      }
    }
    return sum;
  }

  /** Number of the newest event of the alarm journal. */
  private long events() {
    JsonNode journal = gateway.shell("gateway:alarms", "--journal", "--last", "1", "--json").json();
    return journal.isEmpty() ? 0 : journal.get(0).get("sequence").asLong();
  }

  /** How many stand. */
  private int alarms() {
    return gateway.shell("gateway:alarms", "--json").json().size();
  }

  /** Number of the newest sample of all. */
  private long last() {
    long last = 0;
    for (int i = 0; i < RATED; i++) {
      for (JsonNode each :
          gateway.shell("gateway:log", "d" + i + "/W" + (WIDE - 1), "--latest", "--json").json()) {
        last = Math.max(last, each.get("sequence").asLong());
      }
    }
    return last;
  }

  private boolean isWell() throws IOException {
    if (why("sample-log").contains("faster than") || alarms() > 0) {
      return false;
    }
    JsonNode newest = gateway.shell("gateway:log", "d0/V1", "--latest", "--json").json();
    return !newest.isEmpty()
        && OffsetDateTime.parse(newest.get(0).get("time").asText())
            .plus(FRESH)
            .isAfter(OffsetDateTime.now(ZoneOffset.UTC));
  }

  private String why(String item) throws IOException {
    TreeMap<String, String> lines = new TreeMap<>();
    new ObjectMapper()
        .readTree(gateway.shell("gateway:status", "--json").out())
        .forEach(
            line ->
                lines.put(
                    line.get("item").asText(),
                    line.get("light").asText() + ": " + line.get("why").asText()));
    return lines.getOrDefault(item, "");
  }

  private void write(String pid, String... lines) throws IOException {
    Files.write(gateway.etc().resolve(pid + ".cfg"), List.of(lines));
  }
}
