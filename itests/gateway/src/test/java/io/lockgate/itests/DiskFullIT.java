// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * R4: the disk of a gateway that logs every sample of the demo site is filled to the last byte, stays so, and is freed. The
 * time it stays full is system property {@code lockgate.full.seconds}.
 */
class DiskFullIT {
  private static final int MEBIBYTES = 80;
  private static final Duration FULL =
      Duration.ofSeconds(Integer.getInteger("lockgate.full.seconds", 45));
  private static final Duration A_MINUTE = Duration.ofSeconds(60);
  private static final Duration TOLD = Duration.ofSeconds(10);
  private static final Duration BACK = Duration.ofSeconds(30);
  private static final long MOST_BETWEEN_MILLIS = 2_500;
  private static final byte[] QUESTION = {0, 1, 0, 0, 0, 6, 7, 4, 0, 0, 0, 2};

  private final GatewayProcess gateway = GatewayProcess.fresh();
  private SmallDisk disk;

  @BeforeEach
  void start() throws IOException {
    disk = SmallDisk.at(gateway.data(), MEBIBYTES);
    DemoSite.configure(gateway);
    Files.writeString(
        gateway.etc().resolve("io.lockgate.core.log.cfg"),
        "interval-seconds = 0\nreserve-megabytes = 4\nquota-megabytes = 20\n");
    gateway.start();
    gateway.shell("gateway:route-add", "meter", "unit=7", "link=network", "address=1").ok();
    Awaitility.await("some samples").atMost(A_MINUTE).until(() -> logged("office/P").size() >= 5);
    Awaitility.await("the route").atMost(A_MINUTE).until(this::modbusAnswers);
  }

  @AfterEach
  void stop() {
    gateway.close();
    if (disk != null) {
      disk.close();
    }
  }

  @Test
  void a_full_disk_is_told_and_costs_no_sample() throws Exception {
    Map<Long, Long> before = logged("office/P");
    disk.fill();
    final long began = System.nanoTime();
    Awaitility.await("it is told").atMost(TOLD).until(() -> light("sample-log").equals("red"));
    final Duration told = since(began);
    assertEquals("red", light("disk"));
    gateway.shell("gateway:config-set", "io.lockgate.core.log", "keep-days", "1000").ok();
    String audited =
        gateway.shell("gateway:audit", "--type", "CONFIG_CHANGED", "--json").ok().out();
    assertTrue(audited.contains("io.lockgate.core.log"), audited);
    int answers = 0;
    while (since(began).compareTo(FULL) < 0) {
      assertTrue(modbusAnswers(), "Modbus");
      assertEquals("good", quality("office/P"), "polling");
      answers++;
    }
    assertEquals("red", light("sample-log"));
    disk.free();
    final long freed = System.nanoTime();
    final long millis = System.currentTimeMillis();
    Awaitility.await("samples are logged again")
        .atMost(BACK)
        .until(() -> newest(logged("office/P")) > millis);
    Duration back = since(freed);
    Awaitility.await("and it is said").atMost(BACK).until(() -> !light("sample-log").equals("red"));
    Map<Long, Long> after = logged("office/P");
    System.out.println(
        "R4: full for "
            + FULL.toSeconds()
            + " s, told after "
            + told.toMillis()
            + " ms, logging again after "
            + back.toMillis()
            + " ms; "
            + after.size()
            + " samples of a point, longest time between two "
            + longestBetween(after)
            + " ms; "
            + answers
            + " answers meanwhile");
    assertTrue(after.entrySet().containsAll(before.entrySet()), "acknowledged samples are gone");
    assertTrue(longestBetween(after) <= MOST_BETWEEN_MILLIS, after::toString);
    gateway.kill();
    gateway.start();
    Awaitility.await("the log is open again")
        .atMost(A_MINUTE)
        .until(() -> gateway.shell("gateway:log", "office/P", "--latest").status() == 0);
    assertTrue(logged("office/P").entrySet().containsAll(after.entrySet()), "gone after a kill");
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  private boolean modbusAnswers() throws IOException {
    return ModbusTcp.ask(gateway.modbusPort(), QUESTION)[7] == 4;
  }

  private String light(String item) throws IOException {
    for (JsonNode line :
        new ObjectMapper().readTree(gateway.shell("gateway:status", "--json").out())) {
      if (line.get("item").asText().equals(item)) {
        return line.get("light").asText();
      }
    }
    throw new AssertionError(item + " is not in the status");
  }

  private String quality(String point) {
    for (JsonNode each : gateway.shell("gateway:points", "--json").json()) {
      if (each.get("point").asText().equals(point)) {
        return each.get("quality").asText();
      }
    }
    return "absent";
  }

  /** Sequence number and time of each sample of a point. */
  private Map<Long, Long> logged(String point) {
    Map<Long, Long> found = new TreeMap<>();
    ShellResult answer = gateway.shell("gateway:log", point, "--limit", "100000", "--json");
    if (answer.status() != 0) {
      return found;
    }
    for (JsonNode each : answer.json()) {
      found.put(
          each.get("sequence").asLong(),
          OffsetDateTime.parse(each.get("time").asText()).toInstant().toEpochMilli());
    }
    return found;
  }

  private static long newest(Map<Long, Long> samples) {
    return samples.values().stream().mapToLong(each -> each).max().orElse(0);
  }

  /** Milliseconds; samples in order of their numbers. */
  private static long longestBetween(Map<Long, Long> samples) {
    long longest = 0;
    long last = 0;
    for (long each : samples.values()) {
      longest = last == 0 ? 0 : Math.max(longest, each - last);
      last = each;
    }
    return longest;
  }
}
