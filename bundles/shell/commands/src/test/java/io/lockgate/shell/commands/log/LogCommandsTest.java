// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import io.lockgate.api.security.Role;
import io.lockgate.api.time.ClockQuality;
import io.lockgate.shell.commands.CommandShell;
import io.lockgate.shell.commands.CommandShell.Result;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LogCommandsTest {
  private final FakeLog log = new FakeLog();
  private final FakePublications publications = new FakePublications();
  private final CommandShell shell = new CommandShell(log, publications);

  LogCommandsTest() throws IOException {}

  private void logged(String time, Value value, Quality quality) {
    long millis = Instant.parse(time).toEpochMilli();
    log.samples.add(
        new Sample(
            PointId.of("m1/P"),
            value,
            quality,
            millis,
            millis,
            ClockQuality.SYNCED,
            log.samples.size() + 1L));
  }

  @Test
  void the_hour_that_comes_twice_is_told_apart_by_its_offset() {
    logged("2026-10-25T00:30:00Z", Value.of(1L), Quality.GOOD);
    logged("2026-10-25T01:30:00Z", Value.of(2L), Quality.GOOD);
    logged("2026-10-25T02:30:00Z", Value.missing(), Quality.NOT_CONNECTED);
    Result csv =
        shell.run("gateway:log m1/P --from 2026-10-25 --to 2026-10-26 --zone Europe/Berlin --csv");
    assertEquals(0, csv.status(), csv.error());
    assertEquals(
        "Error,UTC Offset (minutes),Local Time Stamp,m1/P\n"
            + "0,120,2026-10-25 02:30:00,1\n"
            + "0,60,2026-10-25 02:30:00,2\n"
            + "19,60,2026-10-25 03:30:00,\n",
        csv.output());
    Result table =
        shell.run(
            "gateway:log m1/P --from 2026-10-25T02:00 --to 2026-10-25T01:00Z --zone Europe/Berlin --json");
    assertEquals(
        "[{\"time\":\"2026-10-25T02:30:00.000+02:00\",\"value\":\"1\",\"unit\":\"\",\"quality\":\"good\",\"clock\":\"synced\",\"sequence\":1}]\n",
        table.output());
  }

  @Test
  void what_a_spreadsheet_would_run_stays_a_text() {
    logged("2026-01-01T00:00:00Z", Value.of("=cmd|' /C calc'!A0"), Quality.GOOD);
    logged("2026-01-01T00:00:01Z", Value.of("a,\"b\""), Quality.GOOD);
    logged("2026-01-01T00:00:02Z", Value.of(-5L), Quality.GOOD);
    String csv =
        shell.run("gateway:log m1/P --from 2026-01-01 --to 2026-01-02 --csv --zone UTC").output();
    assertTrue(csv.contains(",'=cmd|' /C calc'!A0\n"), csv);
    assertTrue(csv.contains(",\"a,\"\"b\"\"\"\n"), csv);
    assertTrue(csv.endsWith(",-5\n"), csv);
  }

  @Test
  void the_newest_and_a_summary_are_shown_and_mistakes_refused() {
    logged("2026-01-01T00:00:00Z", Value.of(1L), Quality.GOOD);
    logged("2026-01-01T00:00:01Z", Value.of(3L), Quality.GOOD);
    assertTrue(shell.run("gateway:log m1/P --latest --json").output().contains("\"value\":\"3\""));
    String summary =
        shell
            .run("gateway:log m1/P --from 2026-01-01 --to 2026-01-02 --buckets 1 --zone UTC --json")
            .output();
    assertTrue(summary.contains("\"count\":2,\"min\":1.0,\"max\":3.0,\"average\":2.0"), summary);
    assertEquals(1, shell.run("gateway:log m1/P --from yesterday").status());
    assertEquals(1, shell.run("gateway:log m1/P --zone Nowhere").status());
    assertEquals(1, shell.run("gateway:log m1/P --limit 0").status());
  }

  @Test
  void destinations_are_shown_tested_and_sent_again() {
    assertTrue(shell.run("gateway:publishers").output().contains("plant"));
    assertEquals(2, shell.run("gateway:publishers none").status());
    assertEquals(
        2,
        shell.as(Role.VIEWER, "gateway:publishers plant --send-from 2026-01-01").status(),
        "who only looks moves nothing");
    Result again =
        shell.as(Role.ENGINEER, "gateway:publishers plant --send-from 2026-01-01T00:00Z --test");
    assertEquals(0, again.status(), again.error());
    assertEquals("[plant 2026-01-01T00:00:00Z]", publications.again.toString());
    assertTrue(again.output().contains("the broker answers"), again.output());
  }

  @Test
  void a_destination_is_forgotten_by_who_may() {
    assertEquals(2, shell.as(Role.VIEWER, "gateway:publishers plant --forget").status());
    assertEquals(2, shell.as(Role.ENGINEER, "gateway:publishers --forget").status());
    assertEquals(0, shell.as(Role.ENGINEER, "gateway:publishers plant --forget").status());
    assertEquals("[plant]", publications.forgotten.toString());
  }
}
