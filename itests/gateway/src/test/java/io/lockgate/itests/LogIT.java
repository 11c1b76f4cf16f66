// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sample log in a whole gateway: the demo site is logged, kept over a kill, and shown. */
class LogIT {
  private static final Duration A_MINUTE = Duration.ofSeconds(60);

  private final GatewayProcess gateway = GatewayProcess.fresh();

  @BeforeEach
  void start() throws IOException {
    int tcp = Distribution.freePort();
    int rtu = Distribution.freePort();
    try (var files = Files.list(Distribution.root().resolve("docs/samples/demo"))) {
      files.filter(file -> file.toString().endsWith(".cfg")).forEach(file -> copy(file, tcp, rtu));
    }
    write("io.lockgate.driver.sim", "site = demo", "tcp-port = " + tcp, "rtu-tcp-port = " + rtu);
    write("io.lockgate.core.log.rule~fast", "points = office/*", "interval-seconds = 0");
    gateway.start();
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void what_was_logged_is_there_after_a_kill_and_is_shown_in_all_ways() throws IOException {
    Awaitility.await("some samples")
        .atMost(A_MINUTE)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> good("office/P") >= 5);
    JsonNode first = samples("office/P").get(0);
    assertTrue(
        good("heatpump/P") < good("office/P"), "one a minute is enough of what no rule is about");
    Path file = gateway.data().resolve("samples/samples.db");
    assertEquals("[OWNER_READ, OWNER_WRITE]", permissions(file));
    gateway.kill();
    gateway.start();
    Awaitility.await("the log is open again")
        .atMost(A_MINUTE)
        .until(() -> gateway.shell("gateway:log", "office/P", "--json").status() == 0);
    assertEquals(first, samples("office/P").get(0));
    String csv = gateway.shell("gateway:log", "office/P", "--csv", "--zone", "UTC").ok().out();
    List<String> lines = csv.lines().toList();
    assertEquals("Error,UTC Offset (minutes),Local Time Stamp,office/P (W)", lines.get(0));
    assertTrue(
        lines.stream()
            .anyMatch(line -> line.matches("0,0,2[0-9]{3}-[0-9-]{5} [0-9:]{8},-?[0-9.]+")),
        csv);
    JsonNode summary = gateway.shell("gateway:log", "office/P", "--buckets", "1", "--json").json();
    assertTrue(summary.get(0).get("count").asLong() >= 5, summary::toString);
    assertEquals(1, gateway.shell("gateway:log", "office/P", "--latest", "--json").json().size());
    assertEquals(0, gateway.shell("gateway:publishers").status());
  }

  private long good(String point) {
    long count = 0;
    for (JsonNode each : samples(point)) {
      count += each.get("quality").asText().equals("good") ? 1 : 0;
    }
    return count;
  }

  private JsonNode samples(String point) {
    ShellResult result = gateway.shell("gateway:log", point, "--json");
    return result.ok().json();
  }

  private static String permissions(Path file) throws IOException {
    return Files.getPosixFilePermissions(file).stream().sorted().toList().toString();
  }

  private void write(String pid, String... lines) throws IOException {
    Files.write(gateway.etc().resolve(pid + ".cfg"), List.of(lines));
  }

  private void copy(Path file, int tcp, int rtu) {
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
