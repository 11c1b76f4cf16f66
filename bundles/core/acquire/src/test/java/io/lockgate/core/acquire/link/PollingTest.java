// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import static io.lockgate.core.acquire.fake.Near.assertNear;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.FieldStatus.State;
import io.lockgate.api.model.Limits;
import io.lockgate.api.model.PollGroup;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Value;
import io.lockgate.core.acquire.fake.Field;
import io.lockgate.core.acquire.fake.MemoryModels;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PollingTest {
  private final Field field = new Field();

  private void oneDevice(Duration period, int points) {
    field.models.simple("m", period, points);
    field.link("bus");
    field.device("d", "bus", "m");
  }

  @Test
  void values_are_there_at_once_and_then_at_each_period() {
    oneDevice(Duration.ofSeconds(1), 3);
    assertEquals(Quality.GOOD, field.bus.quality("d/p2"));
    assertEquals(State.ONLINE, field.deviceStatus("d").state());
    assertEquals(State.ONLINE, field.linkStatus("bus").state());
    field.driver.clear();
    field.pass(Duration.ofSeconds(10));
    List<Long> reads = field.driver.millis("read d");
    assertEquals(10, reads.size());
    for (int i = 1; i < reads.size(); i++) {
      assertEquals(1_000, reads.get(i) - reads.get(i - 1));
    }
    assertEquals(0, field.deviceStatus("d").missed());
    assertEquals(3, field.deviceStatus("d").points());
  }

  @Test
  void a_period_that_is_no_multiple_of_the_quantum_keeps_its_mean_and_is_never_early() {
    oneDevice(Duration.ofMillis(333), 1);
    field.driver.clear();
    field.pass(Duration.ofSeconds(333));
    List<Long> reads = field.driver.millis("read d");
    assertEquals(1_000, reads.size());
    long first = reads.get(0);
    for (int i = 0; i < reads.size(); i++) {
      long late = reads.get(i) - first - 333L * i;
      assertTrue(Math.abs(late) < 5, "read " + i + " is " + late + " ms off");
    }
  }

  @Test
  void all_points_of_a_step_are_published_together() {
    oneDevice(Duration.ofSeconds(1), 100);
    int before = field.bus.batches;
    field.pass(Duration.ofSeconds(1));
    assertEquals(before + 1, field.bus.batches);
  }

  @Test
  void values_are_scaled_exactly_and_limits_hold() {
    field.models.put(
        "m",
        List.of(new PollGroup("fast", Duration.ofSeconds(1))),
        List.of(
            MemoryModels.point("u", "fast", 0.1, new Limits(200, 250)),
            MemoryModels.point("i", "fast", 0.01, new Limits(0, 16))));
    field.driver.device("d").values.put("u", Value.of(2314L));
    field.driver.device("d").values.put("i", Value.of(1601L));
    field.link("bus");
    field.device("d", "bus", "m");
    assertEquals(new Value.Decimal(2314, 1), field.bus.latest("d/u").value());
    assertEquals(Quality.GOOD, field.bus.quality("d/u"));
    assertEquals("16.01", field.bus.latest("d/i").value().text());
    assertEquals(Quality.OUT_OF_RANGE, field.bus.quality("d/i"));
  }

  @Test
  void a_poll_that_is_still_running_makes_the_next_fall_out_and_is_never_queued_twice() {
    field.driver.device("d").answersIn = Duration.ofMillis(250);
    oneDevice(Duration.ofMillis(100), 1);
    field.pass(Duration.ofSeconds(1));
    field.driver.clear();
    long missed = field.deviceStatus("d").missed();
    field.pass(Duration.ofSeconds(30));
    assertNear(100, field.driver.count("read d"), 1);
    assertNear(200, field.deviceStatus("d").missed() - missed, 1);
  }

  @Test
  void lag_is_measured_from_the_due_time() {
    field.models.simple("m", Duration.ofSeconds(1), 1);
    field.driver.device("a").answersIn = Duration.ofMillis(300);
    field.driver.device("b").answersIn = Duration.ofMillis(300);
    field.driver.device("c").answersIn = Duration.ofMillis(300);
    field.link("bus");
    for (String id : List.of("a", "b", "c")) {
      field.device(id, "bus", "m");
    }
    field.pass(Duration.ofSeconds(5));
    long missed = field.deviceStatus("a").missed();
    field.pass(Duration.ofSeconds(10));
    // due at 0, 620 and 240 ms of each second, 300 ms each: the third begins 60 ms late, the second
    // in time
    assertEquals(Duration.ofMillis(60), field.deviceStatus("c").lag());
    assertEquals(Duration.ZERO, field.deviceStatus("b").lag());
    assertEquals(missed, field.deviceStatus("a").missed(), "none since the start");
  }

  @Test
  void devices_are_spread_over_the_period() {
    field.models.simple("m", Duration.ofSeconds(1), 1);
    for (int i = 0; i < 100; i++) {
      field.link("l" + i);
      field.device("d" + i, "l" + i, "m");
    }
    field.pass(Duration.ofSeconds(5));
    field.driver.clear();
    long begin = field.clock.monotonicNanos() / 1_000_000;
    field.pass(Duration.ofSeconds(1));
    int[] perTenth = new int[11];
    field.driver.millis("read").forEach(at -> perTenth[(int) (at - begin) / 100]++);
    for (int i = 0; i < 10; i++) {
      assertNear(10, perTenth[i], 2);
    }
  }

  @Test
  void values_that_wait_too_long_are_stale_and_keep_value_and_time() {
    oneDevice(Duration.ofMillis(100), 1);
    field.driver.device("other").answersIn = Duration.ofMillis(900);
    field.pass(Duration.ofSeconds(1));
    long before = field.clock.now().toEpochMilli();
    field.driver.device("d").answersIn = Duration.ZERO;
    for (int i = 0; i < 5; i++) {
      field.raw("bus", "other", "somebody", Duration.ofMinutes(1));
    }
    field.passMillis(310);
    assertEquals(Quality.STALE, field.bus.quality("d/p0"));
    assertEquals("1", field.bus.latest("d/p0").value().text());
    assertNear(before, field.bus.latest("d/p0").sourceMillis(), 100);
    assertEquals(State.ONLINE, field.deviceStatus("d").state());
    field.pass(Duration.ofSeconds(10));
    assertEquals(Quality.GOOD, field.bus.quality("d/p0"));
  }

  @Test
  void pipelining_reads_steps_side_by_side_but_never_more_than_allowed() {
    field.models.simple("m", Duration.ofSeconds(1), 8);
    field.driver.device("d").answersIn = Duration.ofMillis(100);
    field.link("bus", "pipelining", "4");
    field.device("d", "bus", "m", "per-step", "1");
    field.passMillis(2_500);
    field.driver.clear();
    field.pass(Duration.ofSeconds(1));
    List<Long> reads = field.driver.millis("read d");
    assertEquals(8, reads.size());
    assertEquals(reads.get(0), reads.get(3));
    assertEquals(100, reads.get(4) - reads.get(3));
  }
}
