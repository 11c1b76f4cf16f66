// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.health.Health;
import io.lockgate.api.health.HealthEntry;
import io.lockgate.api.health.Status;
import io.lockgate.api.metric.MetricFamily;
import io.lockgate.api.metric.MetricFamily.Label;
import io.lockgate.api.metric.MetricFamily.Sample;
import io.lockgate.api.metric.Metrics;
import io.lockgate.api.security.Destination;
import io.lockgate.api.security.Destinations;
import io.lockgate.shell.commands.CommandShell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemCommandsTest {
  private final CommandShell shell = new CommandShell();
  @TempDir Path data = Path.of("");

  SystemCommandsTest() throws IOException {
    shell.services.offer("web", 8443);
  }

  @Test
  void commission_takes_the_password_twice() {
    Result result =
        shell.run("gateway:commission", "correct horse battery", "correct horse battery");
    assertEquals(0, result.status(), result.error());
    assertEquals("correct horse battery", shell.commissioning.password());
    assertFalse(result.output().contains("horse"), "not printed");
    Result again = shell.run("gateway:commission", "another password", "another password");
    assertEquals(2, again.status());
    assertEquals("correct horse battery", shell.commissioning.password());
  }

  @Test
  void commission_changes_nothing_when_the_two_differ_or_one_is_missing() {
    assertEquals(2, shell.run("gateway:commission", "correct horse", "correct house").status());
    assertEquals(2, shell.run("gateway:commission", "correct horse battery").status());
    assertEquals(2, shell.run("gateway:commission").status());
    assertFalse(shell.commissioning.commissioned());
  }

  @Test
  void commission_names_the_rule_and_never_the_password() {
    Result result = shell.run("gateway:commission", "short", "short");
    assertEquals(2, result.status());
    assertEquals("password must have at least 12 characters", result.error());
    assertFalse(shell.commissioning.commissioned());
  }

  @Test
  void status_shows_the_whole_first_and_fails_only_when_something_is_red() {
    shell.health.add(entry("clock", Status.WARN, "follows no reference"));
    shell.health.add(entry("web", Status.OK, ""));
    Result warned = shell.run("gateway:status");
    assertEquals(0, warned.status(), warned.error());
    List<String> lines = warned.output().lines().toList();
    assertTrue(lines.get(1).startsWith("gateway  orange  warn   2026-01-01T00:00:00Z  1 of 2"));
    assertEquals(
        "clock    orange  warn   2026-01-01T00:00:00Z  follows no reference", lines.get(2));
    assertEquals("web      green   ok     2026-01-01T00:00:00Z  -", lines.get(3));
    shell.health.set(1, entry("web", Status.CRITICAL, "port 8443 in use"));
    Result red = shell.run("gateway:status --json");
    assertEquals(1, red.status());
    assertEquals("2 of 2 need attention: clock, web", red.error());
    assertTrue(
        red.output()
            .contains(
                "{\"item\":\"web\",\"light\":\"red\",\"state\":\"critical\","
                    + "\"since\":\"2026-01-01T00:00:00Z\",\"why\":\"port 8443 in use\"}"),
        red.output());
  }

  private static HealthEntry entry(String name, Status status, String why) {
    return new HealthEntry(
        name, new Health(status, why), Instant.parse("2026-01-01T00:00:00.123Z"));
  }

  @Test
  void metrics_are_shown_by_the_beginning_of_their_names() throws IOException {
    Metrics metrics =
        new Metrics() {
          @Override
          public List<MetricFamily> now() {
            List<Label> labels = List.of(new Label("device", "m1"));
            return List.of(
                new MetricFamily(
                    "lockgate_device_polls_total",
                    MetricFamily.Kind.COUNTER,
                    "Reads of a device.",
                    List.of(new Sample("", labels, 1e9))),
                new MetricFamily(
                    "jvm_threads",
                    MetricFamily.Kind.GAUGE,
                    "Threads.",
                    List.of(new Sample("", List.of(), 0.5))));
          }

          @Override
          public String text() {
            return "# the text\n";
          }
        };
    assertEquals(1, shell.run("gateway:metrics").status(), "there are none");
    CommandShell with = new CommandShell(metrics);
    assertEquals(
        "[{\"name\":\"jvm_threads\",\"labels\":[],\"value\":0.5,\"kind\":\"gauge\",\"help\":\"Threads.\"}]\n",
        with.run("gateway:metrics jvm --json").output());
    String all = with.run("gateway:metrics").output();
    assertTrue(all.contains("lockgate_device_polls_total  device=m1  1000000000"), all);
    assertEquals("# the text\n", with.run("gateway:metrics --prometheus").output());
    assertEquals(2, with.run("gateway:metrics nothing").status());
  }

  @Test
  void endpoints_are_what_a_firewall_must_let_through() throws IOException {
    Destinations some =
        () ->
            List.of(
                new Destination("bus", "tcp", "10.0.0.5", 502, true),
                Destination.tcp("mqtt", "broker.example.com", 8883));
    Destinations others = () -> List.of(Destination.tcp("audit-syslog", "logs.example.com", 6514));
    CommandShell with = new CommandShell(some, others);
    with.services.offer("web", 8443);
    with.outbound.refuse("logs.example.com");
    List<String> lines = with.run("gateway:endpoints").output().lines().toList();
    assertEquals(
        "DIRECTION  WHO           TRANSPORT  ADDRESS             PORT  ZONES", cut(lines, 0));
    assertEquals("in         web           tcp        127.0.0.1           8443", cut(lines, 1));
    assertEquals("out        audit-syslog  tcp        logs.example.com    6514  -", cut(lines, 2));
    assertTrue(lines.get(2).endsWith("no"), lines.get(2));
    assertEquals("out        mqtt          tcp        broker.example.com  8883  -", cut(lines, 3));
    assertTrue(lines.get(3).endsWith("yes"), lines.get(3));
    assertEquals("field      bus           tcp        10.0.0.5            502   -", cut(lines, 4));
    assertTrue(
        with.run("gateway:endpoints --json").output().contains("\"port\":8443"), "for programs");
    assertEquals(List.of(), with.outbound.asked(), "a question of people is not recorded");
  }

  /** Up to the column of zones. */
  private static String cut(List<String> lines, int line) {
    String text = lines.get(line);
    String[] words = text.split("  +");
    int columns = line == 1 ? 5 : 6;
    int end = 0;
    for (int i = 0; i < columns; i++) {
      end = text.indexOf(words[i], end) + words[i].length();
    }
    return text.substring(0, end);
  }

  @Test
  void info_shows_the_state_of_trust() {
    Result result = shell.run("gateway:info --json");
    assertEquals(0, result.status());
    assertTrue(
        result
            .output()
            .contains(
                "\"trust_mode\":\"trusted\",\"development_key\":false,\"commissioned\":false"),
        result.output());
    System.setProperty("lockgate.development", "true");
    try {
      assertTrue(shell.run("gateway:info").output().contains("WARNING"));
    } finally {
      System.clearProperty("lockgate.development");
    }
  }

  @Test
  void log_tail_prints_the_last_whole_lines_and_nothing_that_steers_the_terminal()
      throws IOException {
    System.setProperty("lockgate.data", data.toString());
    try {
      assertEquals(1, shell.run("gateway:log-tail").status(), "no log yet");
      Files.createDirectory(data.resolve("log"));
      StringBuilder log = new StringBuilder();
      for (int i = 1; i <= 100; i++) {
        log.append("line ").append(i).append('\n');
      }
      Files.writeString(data.resolve("log/lockgate.log"), log + "\u001b[2Jlast\nhalf");
      Result result = shell.run("gateway:log-tail 2");
      assertEquals("line 100\n?[2Jlast\n", result.output());
      assertEquals(40, shell.run("gateway:log-tail").output().lines().count());
      assertEquals(1, shell.run("gateway:log-tail 0").status());
    } finally {
      System.clearProperty("lockgate.data");
    }
  }
}
