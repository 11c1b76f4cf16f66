// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import io.lockgate.api.time.ClockQuality;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThinningTest {
  private static final PointId POINT = PointId.of("meter/W");

  private static Sample sample(long millis, double value, Quality quality) {
    return new Sample(
        POINT, Value.of(value), quality, millis, millis, ClockQuality.SYNCED, millis + 1);
  }

  private static List<Long> logged(Rule rule, Sample... samples) {
    return new Thinning(point -> rule)
        .wanted(List.of(samples)).stream().map(Sample::receiveMillis).toList();
  }

  private static Sample good(long millis, double value) {
    return sample(millis, value, Quality.GOOD);
  }

  @Test
  void every_sample_nothing_or_one_an_interval_on_the_grid() {
    Sample[] samples = {good(950, 1), good(999, 1), good(1_000, 1), good(1_900, 1), good(2_100, 1)};
    assertEquals(List.of(950L, 999L, 1_000L, 1_900L, 2_100L), logged(Rule.ALL, samples));
    assertEquals(List.of(), logged(Rule.NONE, samples));
    assertEquals(List.of(950L, 1_000L, 2_100L), logged(new Rule(1_000, -1, false), samples));
  }

  @Test
  void more_than_the_dead_band_comes_before_its_time() {
    assertEquals(
        List.of(0L, 300L, 500L),
        logged(
            new Rule(1_000, 0.5, false),
            good(0, 10),
            good(100, 10.5),
            good(200, 9.5),
            good(300, 10.6),
            good(400, 10.2),
            good(500, 10.0)));
  }

  @Test
  void after_a_start_one_bad_sample_stands_for_the_gap_until_its_interval_is_over() {
    assertEquals(
        List.of(1_000L, 10_000L, 10_500L, 10_600L, 10_700L),
        logged(
            new Rule(10_000, -1, false),
            sample(1_000, 0, Quality.CONFIGURATION),
            sample(1_100, 0, Quality.NOT_CONNECTED),
            sample(1_200, 0, Quality.DEVICE_ERROR),
            sample(10_000, 0, Quality.NOT_CONNECTED),
            good(10_500, 1),
            sample(10_600, 0, Quality.NOT_CONNECTED),
            sample(10_700, 0, Quality.DEVICE_ERROR)));
  }

  @Test
  void a_change_of_quality_and_a_clock_set_back_are_seen() {
    assertEquals(
        List.of(10_000L, 10_100L, 10_300L, 2_000L),
        logged(
            new Rule(10_000, -1, false),
            good(10_000, 1),
            sample(10_100, 1, Quality.STALE),
            sample(10_200, 1, Quality.STALE),
            good(10_300, 1),
            good(2_000, 1)));
  }
}
