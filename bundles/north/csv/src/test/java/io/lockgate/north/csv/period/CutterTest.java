// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.period;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import io.lockgate.api.publish.Cursor;
import io.lockgate.api.time.ClockQuality;
import io.lockgate.testkit.fakes.MemorySampleLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CutterTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final int MOST = 100;

  private static long at(String time) {
    return Instant.parse(time).toEpochMilli();
  }

  private static List<Sample> received(String... times) {
    List<Sample> samples = new ArrayList<>();
    for (String each : times) {
      samples.add(
          new Sample(
              new PointId("m", "v"),
              Value.of(1L),
              Quality.GOOD,
              at(each),
              at(each),
              ClockQuality.SYNCED,
              samples.size() + 1));
    }
    return samples;
  }

  private static Run cut(Duration period, String now, String... times) {
    MemorySampleLog log = new MemorySampleLog();
    log.append(received(times));
    Cutter cutter = new Cutter(log, new Period(period, BERLIN), point -> true, MOST);
    try {
      return cutter.first(Cursor.START, at(now));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_period_that_is_not_over_is_waited_for() {
    Run run =
        cut(
            Duration.ofHours(1),
            "2026-11-20T10:15:00Z",
            "2026-11-20T10:00:00Z",
            "2026-11-20T10:14:00Z");
    assertFalse(run.isDue());
    assertEquals(Duration.ofMinutes(45).plus(Cutter.GRACE), run.pause());
  }

  @Test
  void a_period_that_is_over_is_sent_up_to_its_end() {
    Run run =
        cut(
            Duration.ofHours(1),
            "2026-11-20T10:15:00Z",
            "2026-11-20T09:00:00Z",
            "2026-11-20T09:59:59.999Z",
            "2026-11-20T10:00:00Z");
    assertEquals(2, run.samples().size());
  }

  @Test
  void the_last_samples_of_a_period_have_time_to_be_stored() {
    assertFalse(
        cut(Duration.ofHours(1), "2026-11-20T11:00:04.999Z", "2026-11-20T10:00:00Z").isDue());
    assertTrue(cut(Duration.ofHours(1), "2026-11-20T11:00:05Z", "2026-11-20T10:00:00Z").isDue());
  }

  @Test
  void two_threads_that_receive_at_the_full_hour_make_no_file_of_one_row() {
    Run run =
        cut(
            Duration.ofHours(1),
            "2026-11-20T12:00:00Z",
            "2026-11-20T10:00:00.001Z",
            "2026-11-20T09:59:59.999Z",
            "2026-11-20T10:00:00.002Z");
    assertEquals(3, run.samples().size());
  }

  @Test
  void a_clock_that_is_set_back_begins_a_run() {
    Run run =
        cut(
            Duration.ofHours(1),
            "2026-11-20T08:00:00Z",
            "2026-11-20T10:00:00Z",
            "2026-11-20T10:01:00Z",
            "2026-11-20T08:00:00Z");
    assertEquals(2, run.samples().size());
  }

  @Test
  void a_clock_that_was_years_ahead_is_not_waited_for() {
    Run run = cut(Duration.ofHours(1), "2026-11-20T08:00:00Z", "2036-11-20T10:00:00Z");
    assertEquals(Duration.ofHours(1).plus(Cutter.GRACE), run.pause());
  }

  @Test
  void a_period_with_too_many_samples_is_sent_in_parts() {
    String[] times = new String[MOST + 1];
    Arrays.fill(times, "2026-11-20T10:00:00Z");
    assertEquals(MOST, cut(Duration.ofHours(1), "2026-11-20T10:00:01Z", times).samples().size());
  }

  @Test
  void what_is_not_wanted_is_passed_over() throws IOException {
    MemorySampleLog log = new MemorySampleLog();
    log.append(received("2026-11-20T10:00:00Z", "2026-11-20T15:00:00Z"));
    Cutter cutter = new Cutter(log, new Period(Duration.ofHours(1), BERLIN), point -> false, MOST);
    Run run = cutter.first(Cursor.START, at("2026-11-20T10:00:00Z"));
    assertTrue(run.isDue());
    assertTrue(run.samples().isEmpty());
    assertEquals(new Cursor(2), run.upTo());
  }

  @Test
  void a_day_has_24_hours_and_begins_with_midnight_of_standard_time() {
    Period day = new Period(Duration.ofHours(24), BERLIN);
    assertEquals(at("2026-11-19T23:00:00Z"), day.begin(at("2026-11-20T12:00:00Z")));
    assertEquals(at("2026-07-19T23:00:00Z"), day.begin(at("2026-07-20T12:00:00Z")));
    assertEquals(at("2026-10-25T23:00:00Z"), day.end(at("2026-10-25T00:30:00Z")));
  }

  @Test
  void hours_of_a_zone_with_half_hours_are_its_own() {
    Period hour = new Period(Duration.ofHours(1), ZoneId.of("Asia/Kolkata"));
    assertEquals(at("2026-11-20T09:30:00Z"), hour.begin(at("2026-11-20T10:15:00Z")));
  }

  @Test
  void a_period_has_bounds() {
    assertThrows(IllegalArgumentException.class, () -> new Period(Duration.ofSeconds(59), BERLIN));
    assertThrows(IllegalArgumentException.class, () -> new Period(Duration.ofHours(25), BERLIN));
  }
}
