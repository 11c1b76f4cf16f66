// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.alarm.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.alarm.AlarmCondition.Above;
import io.lockgate.api.alarm.AlarmCondition.Below;
import io.lockgate.api.alarm.AlarmCondition.CommunicationLost;
import io.lockgate.api.alarm.AlarmCondition.FasterThan;
import io.lockgate.api.alarm.AlarmCondition.OneOf;
import io.lockgate.api.alarm.AlarmRule;
import io.lockgate.api.alarm.AlarmState;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import io.lockgate.core.alarm.Given;
import io.lockgate.testkit.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MachineTest {
  private static final Duration A_WEEK = Duration.ofDays(7);

  private final FakeClock clock = new FakeClock();
  private final List<String> happened = new ArrayList<>();
  private Machine machine = of(Given.above100());

  private Machine of(AlarmRule rule) {
    return Machine.of("m1", rule, now());
  }

  private Moment now() {
    return Moment.of(clock);
  }

  private void show(double value) {
    show(Given.sample(value));
  }

  private void show(Sample sample) {
    machine.sample(sample, now()).ifPresent(step -> happened.add(step.change().name()));
  }

  private void pass(int seconds) {
    clock.pass(Duration.ofSeconds(seconds));
    machine.pass(now()).forEach(step -> happened.add(step.change().name()));
  }

  private void acknowledge() {
    machine
        .acknowledged("local-1000", now())
        .ifPresent(step -> machine.become(step, Duration.ZERO, now()));
  }

  private void shelve(Duration time) {
    machine.shelved(time, now()).ifPresent(step -> machine.become(step, time, now()));
  }

  private AlarmState state() {
    return machine.alarm().state();
  }

  @Test
  void above_its_limit_it_is_raised_and_below_the_band_it_clears() {
    show(100);
    assertEquals(AlarmState.NORMAL, state(), "the limit itself is not above it");
    show(100.1);
    assertEquals(AlarmState.ACTIVE, state());
    assertEquals(Value.of(100.1), machine.alarm().cause().orElseThrow().value());
    show(95);
    assertEquals(AlarmState.ACTIVE, state(), "inside the band");
    show(94.9);
    assertEquals(AlarmState.NORMAL, state());
    assertEquals(Value.of(94.9), machine.alarm().cause().orElseThrow().value());
    assertEquals(List.of("RAISED", "CLEARED"), happened);
    assertEquals("m1/P:high", machine.alarm().id());
  }

  @Test
  void below_its_limit_it_is_raised_and_above_the_band_it_clears() {
    machine = of(Given.rule(new Below(10, 2), 0, 0));
    show(10);
    show(9.9);
    show(12);
    assertEquals(AlarmState.ACTIVE, state());
    show(12.1);
    assertEquals(List.of("RAISED", "CLEARED"), happened);
  }

  @Test
  void without_a_band_the_limit_itself_clears() {
    machine = of(Given.rule(new Above(100, 0), 0, 0));
    show(101);
    show(100);
    assertEquals(List.of("RAISED", "CLEARED"), happened);
  }

  @Test
  void high_high_is_a_second_rule() {
    Machine highHigh = of(Given.rule("high-high", new Above(120, 0), 0, 0, false));
    show(110);
    assertEquals(AlarmState.ACTIVE, state());
    assertTrue(highHigh.sample(Given.sample(110), now()).isEmpty());
    assertTrue(highHigh.sample(Given.sample(121), now()).isPresent());
  }

  @Test
  void states_compare_as_numbers_flags_and_words() {
    machine = of(Given.rule(new OneOf(Set.of(Value.of(3.0), Value.of("trip"))), 0, 0));
    for (Value each :
        List.of(
            Value.of(3L),
            Value.of(3f),
            new Value.Decimal(30, 1),
            new Value.Text("trip"),
            new Value.Real(3))) {
      show(Given.sample(each, 0));
      assertEquals(AlarmState.ACTIVE, state(), each::toString);
      show(Given.sample(Value.of(4L), 0));
      assertEquals(AlarmState.NORMAL, state());
    }
    show(Given.sample(Value.of("tripped"), 0));
    assertEquals(AlarmState.NORMAL, state());
    machine = of(Given.rule(new OneOf(Set.of(Value.of(true))), 0, 0));
    show(Given.sample(Value.of(false), 0));
    assertEquals(AlarmState.NORMAL, state());
    show(Given.sample(Value.of(true), 0));
    assertEquals(AlarmState.ACTIVE, state());
  }

  @Test
  void a_rate_counts_by_source_time_in_both_directions() {
    machine = of(Given.rule(new FasterThan(2, 1), 0, 0));
    show(Given.sample(Value.of(10.0), 1_000));
    show(Given.sample(Value.of(14.1), 3_000));
    assertEquals(AlarmState.ACTIVE, state(), "2.05 a second");
    show(Given.sample(Value.of(15.6), 4_000));
    assertEquals(AlarmState.ACTIVE, state(), "1.5 is inside the band");
    show(Given.sample(Value.of(15.6), 5_000));
    assertEquals(AlarmState.NORMAL, state());
    show(Given.sample(Value.of(10.0), 6_000));
    assertEquals(AlarmState.ACTIVE, state(), "falls as well");
  }

  @Test
  void a_rate_begins_anew_where_source_time_runs_backwards_and_waits_where_it_stands() {
    machine = of(Given.rule(new FasterThan(2, 0), 0, 0));
    show(Given.sample(Value.of(10.0), 10_000));
    show(Given.sample(Value.of(1_000.0), 10_000));
    show(Given.sample(Value.of(2_000.0), 1_000));
    show(Given.sample(Value.of(2_001.0), 2_000));
    assertEquals(List.of(), happened);
  }

  @Test
  void what_is_no_number_says_nothing_about_a_limit() {
    show(101);
    show(Given.sample(Value.of("text"), 0));
    assertEquals(AlarmState.ACTIVE, state());
  }

  @ParameterizedTest
  @EnumSource(
      value = Quality.class,
      names = {"GOOD", "UNCERTAIN"},
      mode = EnumSource.Mode.EXCLUDE)
  void bad_values_neither_raise_nor_clear(Quality quality) {
    Sample high =
        new Sample(
            Given.sample(0).point(), Value.of(200.0), quality, 0, 0, Given.sample(0).clock(), 1);
    show(high);
    assertEquals(AlarmState.NORMAL, state());
    show(101);
    show(Given.bad(quality));
    pass(100_000);
    assertEquals(AlarmState.ACTIVE, state());
  }

  @Test
  void doubtful_values_count() {
    show(
        new Sample(
            Given.sample(0).point(),
            Value.of(200.0),
            Quality.UNCERTAIN,
            0,
            0,
            Given.sample(0).clock(),
            1));
    assertEquals(AlarmState.ACTIVE, state());
  }

  @Test
  void an_on_delay_must_pass_without_a_break() {
    machine = of(Given.rule(new Above(100, 5), 10, 0));
    show(101);
    pass(9);
    assertEquals(AlarmState.NORMAL, state());
    show(94);
    show(101);
    pass(9);
    show(96);
    assertEquals(AlarmState.NORMAL, state(), "inside the band it still holds");
    pass(1);
    assertEquals(AlarmState.ACTIVE, state());
    assertEquals(List.of("RAISED"), happened);
  }

  @Test
  void an_off_delay_must_pass_without_a_break() {
    machine = of(Given.rule(new Above(100, 5), 0, 10));
    show(101);
    show(90);
    pass(9);
    show(101);
    show(90);
    pass(9);
    assertEquals(AlarmState.ACTIVE, state());
    pass(1);
    assertEquals(AlarmState.NORMAL, state());
    assertEquals(List.of("RAISED", "CLEARED"), happened);
  }

  @Test
  void a_delay_begins_anew_after_nobody_knew() {
    machine = of(Given.rule(new Above(100, 5), 10, 0));
    show(101);
    pass(9);
    show(Given.bad(Quality.NOT_CONNECTED));
    pass(9);
    show(101);
    pass(9);
    assertEquals(AlarmState.NORMAL, state());
    pass(1);
    assertEquals(AlarmState.ACTIVE, state());
  }

  @Test
  void delays_do_not_care_when_the_wall_clock_jumps() {
    machine = of(Given.rule(new Above(100, 5), 10, 0));
    show(101);
    clock.jumpTo(Instant.parse("2036-01-01T00:00:00Z"));
    pass(9);
    assertEquals(AlarmState.NORMAL, state());
    clock.jumpTo(Instant.parse("2006-01-01T00:00:00Z"));
    pass(1);
    assertEquals(AlarmState.ACTIVE, state());
  }

  @Test
  void acknowledged_it_stays_until_the_condition_is_over() {
    show(101);
    acknowledge();
    assertEquals(AlarmState.ACKNOWLEDGED, state());
    assertEquals("local-1000", machine.alarm().acknowledgedBy());
    assertTrue(machine.acknowledged("other", now()).isEmpty(), "done already");
    show(150);
    assertEquals(AlarmState.ACKNOWLEDGED, state());
    show(90);
    assertEquals(AlarmState.NORMAL, state());
    assertThrows(IllegalArgumentException.class, () -> machine.acknowledged("x", now()));
    show(101);
    assertEquals("", machine.alarm().acknowledgedBy(), "a new one nobody has seen");
  }

  @Test
  void latched_it_stays_until_acknowledged() {
    machine = of(Given.rule("high", new Above(100, 5), 0, 0, true));
    show(101);
    show(90);
    assertEquals(AlarmState.LATCHED, state());
    assertTrue(machine.isOpen());
    show(101);
    assertEquals(AlarmState.ACTIVE, state(), "again");
    show(90);
    acknowledge();
    assertEquals(AlarmState.NORMAL, state());
    assertFalse(machine.isOpen());
    show(101);
    acknowledge();
    show(90);
    assertEquals(AlarmState.NORMAL, state(), "acknowledged before it was over: nothing to latch");
  }

  @Test
  void shelved_it_changes_and_comes_back_after_its_time() {
    shelve(Duration.ofHours(1));
    assertTrue(machine.isOpen());
    show(101);
    assertEquals(AlarmState.ACTIVE, state());
    assertTrue(machine.alarm().shelvedUntil().isPresent());
    clock.jumpTo(Instant.parse("2036-01-01T00:00:00Z"));
    pass(3_599);
    assertTrue(machine.alarm().shelvedUntil().isPresent());
    pass(1);
    assertTrue(machine.alarm().shelvedUntil().isEmpty());
    assertEquals(AlarmState.ACTIVE, state());
    assertEquals(List.of("RAISED", "UNSHELVED"), happened);
  }

  @Test
  void the_second_shelving_replaces_the_first_and_zero_ends_it() {
    shelve(Duration.ofHours(1));
    shelve(Duration.ofMinutes(1));
    pass(60);
    assertTrue(machine.alarm().shelvedUntil().isEmpty());
    shelve(Duration.ofHours(1));
    shelve(Duration.ZERO);
    assertTrue(machine.alarm().shelvedUntil().isEmpty());
    assertTrue(machine.shelved(Duration.ZERO, now()).isEmpty(), "nothing to end");
  }

  @Test
  void after_a_restart_it_stands_as_it_did_until_the_field_speaks() {
    show(101);
    shelve(Duration.ofHours(2));
    clock.pass(Duration.ofHours(1));
    machine = Machine.restored(machine.alarm(), now(), A_WEEK);
    pass(3_599);
    assertEquals(AlarmState.ACTIVE, state());
    assertTrue(machine.alarm().shelvedUntil().isPresent());
    pass(1);
    assertTrue(machine.alarm().shelvedUntil().isEmpty());
    show(96);
    assertEquals(AlarmState.ACTIVE, state(), "in the band it is as before");
    show(94);
    assertEquals(AlarmState.NORMAL, state());
  }

  @Test
  void a_clock_that_went_back_meanwhile_does_not_shelve_for_years() {
    shelve(A_WEEK);
    clock.jumpTo(Instant.parse("1990-01-01T00:00:00Z"));
    machine = Machine.restored(machine.alarm(), now(), A_WEEK);
    pass((int) A_WEEK.toSeconds());
    assertTrue(machine.alarm().shelvedUntil().isEmpty());
  }

  @Test
  void a_changed_rule_leaves_it_as_it_is_until_the_next_sample() {
    show(101);
    machine.rule(Given.rule(new Above(200, 0), 0, 0));
    pass(100);
    assertEquals(AlarmState.ACTIVE, state());
    show(150);
    assertEquals(AlarmState.NORMAL, state());
  }

  @Test
  void one_that_comes_and_goes_is_held_until_it_rests() {
    for (int i = 0; i < 100; i++) {
      show(101);
      show(90);
      pass(1);
    }
    assertTrue(happened.size() <= 2 * (Chatter.MOST + 1), happened::toString);
    assertEquals(AlarmState.ACTIVE, state());
    show(90);
    pass(60);
    assertEquals(AlarmState.NORMAL, state());
    int before = happened.size();
    show(101);
    show(90);
    assertEquals(before + 2, happened.size(), "rested: at once again");
  }

  @Test
  void a_silent_device_is_judged_by_whoever_looks_at_it() {
    machine = of(Given.rule(new CommunicationLost(), 10, 0));
    assertEquals("m1:high", machine.alarm().id());
    machine.seen(Seen.AS_BEFORE, now());
    machine.seen(Seen.HOLDS, now());
    pass(5);
    machine.seen(Seen.AS_BEFORE, now());
    machine.seen(Seen.HOLDS, now());
    pass(5);
    assertEquals(AlarmState.ACTIVE, state(), "being tried again is no answer");
    machine.seen(Seen.UNKNOWN, now());
    assertEquals(AlarmState.ACTIVE, state());
    machine.seen(Seen.OVER, now());
    assertEquals(AlarmState.NORMAL, state());
  }

  @Test
  void the_end_of_its_rule_clears_it() {
    assertTrue(machine.end(now()).isEmpty());
    show(101);
    assertEquals("CLEARED", machine.end(now()).orElseThrow().change().name());
    assertEquals(AlarmState.NORMAL, state());
  }
}
