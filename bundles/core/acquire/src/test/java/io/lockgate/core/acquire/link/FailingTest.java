// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import static io.lockgate.core.acquire.fake.Near.assertNear;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.FieldStatus.State;
import io.lockgate.api.point.Quality;
import io.lockgate.core.acquire.fake.Field;
import io.lockgate.core.acquire.fake.PlayedDevice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FailingTest {
  private final Field field = new Field();
  private final PlayedDevice d = field.driver.device("d");

  private void oneDevice(Duration period, int points, String... settings) {
    field.models.simple("m", period, points);
    field.link("bus");
    field.device("d", "bus", "m", settings);
    field.pass(period.multipliedBy(3));
  }

  private static List<Long> differences(List<Long> moments) {
    List<Long> differences = new ArrayList<>();
    for (int i = 1; i < moments.size(); i++) {
      differences.add(moments.get(i) - moments.get(i - 1));
    }
    return differences;
  }

  @Test
  void a_damaged_answer_is_asked_again_once_and_nobody_notices() {
    oneDevice(Duration.ofSeconds(1), 1);
    field.driver.clear();
    d.damaged = 1;
    field.pass(Duration.ofSeconds(1));
    assertEquals(2, field.driver.count("read d"));
    assertEquals(1, field.deviceStatus("d").errors());
    assertTrue(field.bus.history.stream().noneMatch(line -> line.contains("NOT_CONNECTED")));
  }

  @Test
  void a_silent_device_is_bad_after_one_repetition_and_is_probed_at_2_4_8_up_to_60_s() {
    oneDevice(Duration.ofSeconds(10), 2, "timeout-ms", "500");
    d.silent = true;
    field.driver.clear();
    field.pass(Duration.ofSeconds(11));
    assertEquals(Quality.NOT_CONNECTED, field.bus.quality("d/p0"));
    assertEquals(Quality.NOT_CONNECTED, field.bus.quality("d/p1"));
    assertEquals(State.OFFLINE, field.deviceStatus("d").state());
    field.pass(Duration.ofMinutes(5));
    List<Long> pauses = differences(field.driver.millis("read d"));
    assertEquals(
        List.of(500L, 2_500L, 4_500L, 8_500L, 16_500L, 32_500L, 60_500L, 60_500L),
        pauses.subList(0, 8));
  }

  @Test
  void a_device_that_does_not_let_us_in_is_offline_with_the_reason_and_back_when_it_does() {
    oneDevice(Duration.ofSeconds(10), 1);
    d.denied = true;
    field.pass(Duration.ofSeconds(11));
    assertEquals(Quality.NOT_CONNECTED, field.bus.quality("d/p0"));
    assertEquals(State.OFFLINE, field.deviceStatus("d").state());
    assertEquals("wrong password", field.deviceStatus("d").detail());
    d.denied = false;
    field.pass(Duration.ofSeconds(10));
    assertEquals(Quality.GOOD, field.bus.quality("d/p0"));
    assertEquals(State.ONLINE, field.deviceStatus("d").state());
  }

  @Test
  void a_device_that_answers_again_is_polled_and_good_at_once_and_its_ladder_begins_anew() {
    oneDevice(Duration.ofSeconds(10), 1, "timeout-ms", "500");
    d.silent = true;
    field.pass(Duration.ofSeconds(30));
    d.silent = false;
    field.pass(Duration.ofSeconds(17));
    assertEquals(Quality.GOOD, field.bus.quality("d/p0"));
    assertEquals(State.ONLINE, field.deviceStatus("d").state());
    field.driver.clear();
    field.pass(Duration.ofSeconds(100));
    assertEquals(10, field.driver.count("read d"));
    d.silent = true;
    field.driver.clear();
    field.pass(Duration.ofSeconds(20));
    assertEquals(List.of(500L, 2_500L), differences(field.driver.millis("read d")).subList(0, 2));
  }

  @Test
  void silence_is_bad_within_two_periods_however_long_the_timeout_is() {
    for (long period : List.of(50L, 100L, 500L, 1_000L, 1_700L, 3_000L)) {
      silenceIsBadInTime(period, Duration.ofMillis(1));
      silenceIsBadInTime(period, Duration.ofMillis(12));
    }
  }

  private static void silenceIsBadInTime(long period, Duration answersIn) {
    Field other = new Field();
    other.models.simple("m", Duration.ofMillis(period), 1);
    other.link("bus");
    other.device("d", "bus", "m", "timeout-ms", "1000");
    other.driver.device("d").answersIn = answersIn;
    other.pass(Duration.ofMillis(10 * period));
    assertEquals(Quality.GOOD, other.bus.quality("d/p0"));
    int published = other.bus.history.size();
    while (other.bus.history.size() == published) {
      other.passMillis(1);
    }
    other.driver.device("d").silent = true;
    other.pass(Duration.ofMillis(2 * period - 1));
    assertEquals(Quality.NOT_CONNECTED, other.bus.quality("d/p0"), "period " + period);
  }

  @Test
  void a_dead_connection_that_still_looks_alive_is_opened_anew_with_the_probe() {
    oneDevice(Duration.ofMillis(100), 1);
    d.silent = true;
    field.pass(Duration.ofSeconds(5));
    assertEquals(1, field.driver.opened, "the first probe goes over the same connection");
    field.pass(Duration.ofSeconds(5));
    assertEquals(2, field.driver.opened);
    d.silent = false;
    field.pass(Duration.ofSeconds(9));
    assertEquals(Quality.GOOD, field.bus.quality("d/p0"));
    field.pass(Duration.ofMinutes(1));
    assertEquals(3, field.driver.opened);
    assertEquals(1, field.driver.links.size());
    assertEquals(State.ONLINE, field.linkStatus("bus").state());
  }

  @Test
  void a_refused_step_is_read_in_parts_which_are_remembered() {
    oneDevice(Duration.ofSeconds(1), 8);
    d.refused.add("p5");
    field.pass(Duration.ofSeconds(1));
    assertEquals(Quality.DEVICE_ERROR, field.bus.quality("d/p5"));
    for (String good : List.of("d/p0", "d/p4", "d/p6", "d/p7")) {
      assertEquals(Quality.GOOD, field.bus.quality(good), good);
    }
    field.driver.clear();
    field.pass(Duration.ofSeconds(59));
    assertEquals(59 * 3, field.driver.log.size(), "three parts that work, the bad one not asked");
    assertEquals(0, field.driver.count("read d p5"));
    field.pass(Duration.ofSeconds(3));
    assertEquals(1, field.driver.count("read d p5"), "asked again after a minute");
    assertEquals(State.ONLINE, field.deviceStatus("d").state());
  }

  @Test
  void parts_are_forgotten_after_a_day_and_with_a_new_configuration() {
    oneDevice(Duration.ofMinutes(1), 2);
    d.refused.add("p1");
    field.pass(Duration.ofMinutes(1));
    d.refused.clear();
    field.driver.clear();
    field.pass(Duration.ofHours(23));
    assertEquals(0, field.driver.count("read d p0,p1"));
    field.pass(Duration.ofHours(2));
    assertTrue(field.driver.count("read d p0,p1") > 50);
    assertEquals(Quality.GOOD, field.bus.quality("d/p1"));
    d.refused.add("p1");
    field.pass(Duration.ofMinutes(1));
    d.refused.clear();
    field.driver.clear();
    field.device("d", "bus", "m", "timeout-ms", "700");
    assertTrue(field.driver.count("read d p0,p1") > 0);
  }

  @Test
  void a_plain_refusal_is_a_device_error_and_is_asked_again_at_the_next_poll() {
    oneDevice(Duration.ofSeconds(1), 2);
    d.tooMuch = false;
    d.refused.add("p0");
    field.pass(Duration.ofSeconds(1));
    assertEquals(Quality.DEVICE_ERROR, field.bus.quality("d/p1"));
    assertEquals(State.ONLINE, field.deviceStatus("d").state());
    d.refused.clear();
    field.pass(Duration.ofSeconds(1));
    assertEquals(Quality.GOOD, field.bus.quality("d/p1"));
  }

  @Test
  void one_step_that_is_never_answered_keeps_the_others_alive() {
    field.models.simple("m", Duration.ofSeconds(1), 3);
    d.silentAt.add("p1");
    field.link("bus");
    field.device("d", "bus", "m", "per-step", "1", "timeout-ms", "200");
    field.pass(Duration.ofSeconds(30));
    assertEquals(State.ONLINE, field.deviceStatus("d").state());
    assertEquals(Quality.GOOD, field.bus.quality("d/p0"));
    assertEquals(Quality.DEVICE_ERROR, field.bus.quality("d/p1"));
    assertEquals(Quality.GOOD, field.bus.quality("d/p2"));
    field.driver.clear();
    field.pass(Duration.ofMinutes(2));
    assertNear(2, field.driver.count("read d p1"), 1);
    assertNear(120, field.driver.count("read d p2"), 2);
  }

  @Test
  void a_lost_connection_is_bad_at_once_and_tried_again_at_once_then_at_2_4_8() {
    oneDevice(Duration.ofSeconds(1), 1);
    field.driver.clear();
    field.driver.connectFails = new DriverException.NotConnected("unplugged");
    long lost = field.clock.monotonicNanos() / 1_000_000;
    Objects.requireNonNull(field.driver.links.get("bus")).breaks();
    assertEquals(Quality.NOT_CONNECTED, field.bus.quality("d/p0"));
    assertEquals(State.OFFLINE, field.linkStatus("bus").state());
    assertEquals("unplugged", field.linkStatus("bus").detail());
    assertEquals(State.OFFLINE, field.deviceStatus("d").state());
    field.pass(Duration.ofSeconds(200));
    assertEquals(
        List.of(0L, 2_000L, 6_000L, 14_000L, 30_000L, 62_000L, 122_000L, 182_000L),
        field.driver.millis("connect").stream().map(at -> at - lost).toList());
    field.driver.connectFails = null;
    field.pass(Duration.ofMinutes(1));
    assertEquals(Quality.GOOD, field.bus.quality("d/p0"));
    assertEquals(State.ONLINE, field.linkStatus("bus").state());
  }

  @Test
  void a_connection_that_only_opens_is_no_success_and_does_not_spin() {
    oneDevice(Duration.ofSeconds(1), 1);
    field.driver.clear();
    for (int i = 0; i < 100; i++) {
      if (field.driver.links.get("bus") != null
          && field.linkStatus("bus").state() == State.ONLINE) {
        d.silent = true;
        Objects.requireNonNull(field.driver.links.get("bus")).breaks();
      }
      field.pass(Duration.ofMillis(100));
    }
    assertTrue(field.driver.count("connect") <= 4, field.driver.log::toString);
  }

  @Test
  void a_runtime_exception_of_the_driver_is_counted_and_taken_for_a_loss() {
    oneDevice(Duration.ofSeconds(1), 1);
    field.driver.defect = new IllegalStateException("defect");
    field.driver.clear();
    field.pass(Duration.ofSeconds(1));
    assertEquals(1, field.unit("bus").defectCount());
    assertEquals(1, field.driver.count("connect"));
    assertTrue(field.bus.history.stream().anyMatch(line -> line.contains("NOT_CONNECTED")));
    assertEquals(Quality.GOOD, field.bus.quality("d/p0"), "connected again at once");
  }

  @Test
  void a_stage_that_is_never_completed_makes_the_link_be_opened_anew() {
    oneDevice(Duration.ofSeconds(1), 1);
    field.driver.forgetsNextStage = true;
    field.pass(Duration.ofSeconds(6));
    assertEquals(2, field.driver.opened);
    assertEquals(1, field.unit("bus").defectCount());
    assertEquals(Quality.GOOD, field.bus.quality("d/p0"));
  }

  @Test
  void one_dead_device_of_32_delays_the_others_by_one_probe_at_most() {
    field.models.simple("m", Duration.ofSeconds(1), 10);
    field.link("bus", "timeout-ms", "90");
    for (int i = 0; i < 32; i++) {
      field.driver.device("d" + i).answersIn = Duration.ofMillis(20);
      field.device("d" + i, "bus", "m");
    }
    field.pass(Duration.ofSeconds(10));
    Map<String, Long> missed = new HashMap<>();
    for (int i = 0; i < 32; i++) {
      missed.put("d" + i, field.deviceStatus("d" + i).missed());
    }
    field.driver.device("d7").silent = true;
    field.driver.clear();
    field.pass(Duration.ofMinutes(10));
    List<Long> errors = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      if (i != 7) {
        differences(field.driver.millis("read d" + i + " "))
            .forEach(period -> errors.add(Math.abs(period - 1_000)));
        assertEquals(missed.get("d" + i), field.deviceStatus("d" + i).missed(), "d" + i);
      }
    }
    errors.sort(null);
    assertTrue(errors.size() > 31 * 590);
    assertTrue(errors.get(errors.size() * 99 / 100) <= 100, "p99 of the period's error");
    assertTrue(errors.get(errors.size() - 1) <= 2 * 90 + 2 * 20, "worst " + errors);
    List<Long> probes = differences(field.driver.millis("read d7 "));
    assertTrue(probes.size() <= 2 + 5 + 10);
    for (long pause : probes.subList(7, probes.size())) {
      assertTrue(pause >= 60_000 && pause <= 60_000 + 2 * 90 + 20, "pauses " + probes);
    }
  }

  @Test
  void link_and_device_out_of_service_say_so_and_are_left_alone() {
    oneDevice(Duration.ofSeconds(1), 1);
    field.device("d", "bus", "m", "enabled", "false");
    assertEquals(Quality.OUT_OF_SERVICE, field.bus.quality("d/p0"));
    assertEquals(State.OUT_OF_SERVICE, field.deviceStatus("d").state());
    field.driver.clear();
    field.pass(Duration.ofSeconds(5));
    assertEquals(0, field.driver.count("read"));
    field.device("d", "bus", "m");
    assertEquals(Quality.GOOD, field.bus.quality("d/p0"));
    field.link("bus", "enabled", "false");
    assertEquals(Quality.OUT_OF_SERVICE, field.bus.quality("d/p0"));
    assertEquals(State.OUT_OF_SERVICE, field.linkStatus("bus").state());
    assertEquals(0, field.driver.links.size());
    field.link("bus");
    assertEquals(Quality.GOOD, field.bus.quality("d/p0"));
  }
}
