// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lockgate.itests.far.FarDevice;
import io.lockgate.testkit.peer.Requires;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * R13: the wall clock of a running gateway jumps, forward and back. Ten devices are polled ten times a second and every
 * sample is logged; the program that plays them counts. Intervals are measured by the clock that only goes forward, so nothing
 * may change but the stamps.
 */
@Tag("alone")
class ClockJumpIT {
  private static final String PRELOADED = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";
  private static final List<String> JUMPS = List.of("+0", "+2h", "-30d", "+10y", "+0");
  private static final int DEVICES = 10;
  private static final int PER_SECOND = 10;
  private static final Duration WINDOW =
      Duration.ofSeconds(Integer.getInteger("lockgate.jump.seconds", 10));
  private static final double TOLERANCE = 0.01;
  private static final Duration A_MINUTE = Duration.ofSeconds(60);

  private final Path base = Distribution.newBase();
  private final Path time = base.resolve("time");
  private GatewayProcess gateway;
  private Far devices;

  @BeforeEach
  void start() throws IOException {
    Requires.that(Files.exists(Path.of(PRELOADED)), "Debian's libfaketime for amd64");
    set(JUMPS.get(0));
    gateway =
        new GatewayProcess(
            Distribution.code(),
            base,
            Map.of(
                "LD_PRELOAD", PRELOADED,
                "FAKETIME_TIMESTAMP_FILE", time.toString(),
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                "FAKETIME_FORCE_MONOTONIC_FIX", "0",
                "FAKETIME_CACHE_DURATION", "1"));
    int port = Distribution.freePort();
    devices = Far.here(FarDevice.class, "127.0.0.1", "" + port, "1");
    Files.createDirectories(gateway.etc().resolve("models"));
    Files.write(
        gateway.etc().resolve("models/one.yaml"),
        List.of(
            "schema: 1",
            "id: one",
            "revision: 1",
            "title: One register",
            "driver: modbus",
            "groups: {fast: " + 1_000 / PER_SECOND + "ms}",
            "points:",
            "  - {name: V, title: Value, address: holding/0, type: uint16, group: fast}"));
    write("io.lockgate.core.log", "interval-seconds = 0");
    for (int i = 0; i < DEVICES; i++) {
      write(
          "io.lockgate.driver.modbus.link~j" + i,
          "transport = tcp",
          "host = 127.0.0.1",
          "port = " + port);
      write("io.lockgate.driver.modbus.device~j" + i, "link = j" + i, "model = one");
    }
    gateway.start();
  }

  @AfterEach
  void stop() {
    if (gateway != null) {
      gateway.close();
    }
    if (devices != null) {
      devices.close();
    }
  }

  @Test
  void a_clock_that_jumps_changes_nothing_but_stamps() throws Exception {
    Awaitility.await("samples").atMost(A_MINUTE).until(() -> logged().size() >= 5);
    for (String jump : JUMPS) {
      long polls = served();
      set(jump);
      Awaitility.await("the clock has jumped").atMost(A_MINUTE).until(() -> isAt(jump));
      double rate = rate();
      System.out.printf("R13: clock at %s: %.1f polls/s%n", jump, rate);
      double expected = DEVICES * PER_SECOND;
      assertTrue(Math.abs(rate - expected) <= expected * TOLERANCE, jump + ": " + rate + "/s");
      assertTrue(served() > polls, "polls went on during the jump");
    }
    Map<Long, JsonNode> all = new TreeMap<>(logged());
    // until the first answer its samples say that there is none
    List<JsonNode> polled =
        all.values().stream()
            .dropWhile(each -> !each.get("quality").asText().equals("good"))
            .toList();
    List<Long> jumps = new ArrayList<>();
    long before = 0;
    for (JsonNode each : polled) {
      assertEquals("unsynced", each.get("clock").asText());
      assertEquals("good", each.get("quality").asText());
      long now = millis(each);
      if (before != 0 && Math.abs(now - before) > Duration.ofHours(1).toMillis()) {
        jumps.add(Duration.ofMillis(now - before).toHours());
      }
      before = now;
    }
    assertEquals(JUMPS.size() - 1, jumps.size(), "in the order of numbers: " + jumps);
    assertTrue(jumps.get(0) > 0 && jumps.get(1) < 0 && jumps.get(2) > 0 && jumps.get(3) < 0);
    System.out.println(
        "R13: " + all.size() + " samples of a point in order, jumps of hours " + jumps);
    gateway.reboot();
    Awaitility.await("the log after a restart").atMost(A_MINUTE).until(() -> logged().size() > 0);
    assertTrue(logged().keySet().containsAll(all.keySet()), "samples are gone after a restart");
  }

  /** Polls a second, as the devices saw them. */
  private double rate() {
    long began = System.nanoTime();
    long before = served();
    Awaitility.await("a window")
        .atMost(WINDOW.multipliedBy(2))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> System.nanoTime() - began >= WINDOW.toNanos());
    long after = served();
    return (after - before) / ((System.nanoTime() - began) / 1e9);
  }

  private long served() {
    return Long.parseLong(devices.tell("served"));
  }

  private void set(String jump) throws IOException {
    Path next = time.resolveSibling("time.next");
    Files.writeString(next, jump + "\n");
    Files.move(next, time, StandardCopyOption.ATOMIC_MOVE);
  }

  private boolean isAt(String jump) {
    long offset =
        switch (jump) {
          case "+2h" -> Duration.ofHours(2).toMillis();
          case "-30d" -> Duration.ofDays(-30).toMillis();
          case "+10y" -> Duration.ofDays(3_650).toMillis();
          default -> 0;
        };
    JsonNode newest = gateway.shell("gateway:log", "j0/V", "--latest", "--json").json().get(0);
    long difference = millis(newest) - System.currentTimeMillis() - offset;
    return Math.abs(difference) < Duration.ofMinutes(30).toMillis();
  }

  private static long millis(JsonNode sample) {
    return OffsetDateTime.parse(sample.get("time").asText()).toInstant().toEpochMilli();
  }

  /** By their numbers. */
  private Map<Long, JsonNode> logged() {
    Map<Long, JsonNode> found = new TreeMap<>();
    ShellResult answer =
        gateway.shell(
            "gateway:log",
            "j0/V",
            "--from",
            "2000-01-01",
            "--to",
            "2100-01-01",
            "--limit",
            "100000",
            "--json");
    if (answer.status() == 0) {
      answer.json().forEach(each -> found.put(each.get("sequence").asLong(), each));
    }
    return found;
  }

  private void write(String pid, String... lines) throws IOException {
    Files.write(gateway.etc().resolve(pid + ".cfg"), List.of(lines));
  }
}
