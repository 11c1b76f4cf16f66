// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Three numbers a reading: time at its source, time of receipt, value. */
  private static Series series(long... readings) {
    List<Reading> list = new ArrayList<>();
    for (int i = 0; i < readings.length; i += 3) {
      list.add(
          new Reading(readings[i], readings[i + 1], Cell.literal(Long.toString(readings[i + 2]))));
    }
    return new Series("m/p", "modbus:m_p", "p", "", list);
  }

  /** Time and cells of each line, {@code -} for none. */
  private static List<String> rows(Duration interval, Series... series) {
    return Rows.of(List.of(series), interval).stream()
        .map(
            row ->
                row.epochMillis()
                    + row.cells().stream()
                        .map(each -> " " + (each == null ? "-" : each.text()))
                        .reduce("", String::concat))
        .toList();
  }

  @Test
  void what_was_logged_within_an_interval_is_one_line() {
    assertEquals(
        List.of("60100 1 2 3", "120050 4 5 6"),
        rows(
            MINUTE,
            series(60_100, 60_110, 1, 120_090, 120_100, 4),
            series(61_900, 61_910, 2, 121_800, 121_820, 5),
            series(69_800, 69_810, 3, 120_050, 120_060, 6)));
  }

  @Test
  void a_measurement_that_is_missing_in_one_interval_does_not_slip_into_it_from_the_next() {
    assertEquals(
        List.of("60300 1 -", "120100 2 3"),
        rows(MINUTE, series(60_300, 60_300, 1, 120_200, 120_200, 2), series(120_100, 120_100, 3)));
  }

  @Test
  void the_time_of_receipt_tells_the_interval() {
    assertEquals(
        List.of("59990 1 2"), rows(MINUTE, series(59_990, 60_010, 1), series(60_700, 60_710, 2)));
  }

  @Test
  void changes_within_an_interval_are_lines_of_their_own() {
    assertEquals(
        List.of("60100 1 0", "75000 - 1", "90000 7 0", "95000 8 -"),
        rows(
            MINUTE,
            series(60_100, 60_100, 1, 90_400, 90_400, 7, 95_000, 95_000, 8),
            series(60_900, 60_900, 0, 75_000, 75_000, 1, 90_000, 90_000, 0)));
  }

  @Test
  void without_an_interval_what_was_read_within_a_second_is_one_line() {
    assertEquals(
        List.of("0 1 2", "1100 3 -", "2200 - 4"),
        rows(
            Duration.ZERO, series(0, 0, 1, 1_100, 1_100, 3), series(900, 900, 2, 2_200, 2_200, 4)));
  }

  @Test
  void whatever_comes_no_value_is_lost_and_none_comes_twice() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      long value = 0;
      List<Series> series = new ArrayList<>();
      for (int column = 0; column < 4; column++) {
        long[] readings = new long[3 * random.nextInt(40)];
        long time = 0;
        for (int i = 0; i < readings.length; i += 3) {
          time += random.nextInt(40_000);
          readings[i] = time;
          readings[i + 1] = time + random.nextInt(3_000);
          readings[i + 2] = value++;
        }
        series.add(series(readings));
      }
      Duration interval = Duration.ofSeconds(random.nextInt(3) * 30L);
      List<Long> found =
          Rows.of(series, interval).stream()
              .flatMap(row -> row.cells().stream())
              .filter(each -> each != null)
              .map(each -> Long.valueOf(each.text()))
              .sorted()
              .toList();
      assertEquals(value, found.size());
      assertEquals(value, found.stream().distinct().count());
    }
  }
}
