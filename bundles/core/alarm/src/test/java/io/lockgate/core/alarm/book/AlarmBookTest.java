// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.alarm.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.alarm.Alarm;
import io.lockgate.api.alarm.AlarmCondition.Above;
import io.lockgate.api.alarm.AlarmCondition.CommunicationLost;
import io.lockgate.api.alarm.AlarmEvent;
import io.lockgate.api.alarm.AlarmRule;
import io.lockgate.api.alarm.Severity;
import io.lockgate.api.point.PointId;
import io.lockgate.core.alarm.Given;
import io.lockgate.core.alarm.journal.Checkpoint;
import io.lockgate.core.alarm.journal.StoredJournal;
import io.lockgate.core.alarm.state.Seen;
import io.lockgate.testkit.FakeClock;
import io.lockgate.testkit.fakes.MemoryStateStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlarmBookTest {
  private static final Watched HIGH = new Watched("m1", Given.above100());
  private static final Watched SILENT =
      new Watched("m1", Given.rule("no-answer", new CommunicationLost(), 0, 0, false));

  private final FakeClock clock = new FakeClock();
  private final MemoryStateStore store = new MemoryStateStore();
  private final List<AlarmEvent> told = new ArrayList<>();
  private AlarmBook book = open();

  AlarmBookTest() throws IOException {}

  private AlarmBook open() throws IOException {
    return new AlarmBook(
        clock, new StoredJournal(store, 1_000), new Checkpoint(store), told::addAll);
  }

  private void restart() throws IOException {
    book = open();
    book.rules(List.of(HIGH, SILENT));
  }

  private void show(double value) {
    book.samples(List.of(Given.sample(value)));
  }

  private List<String> changes() {
    return told.stream().map(event -> event.sequence() + " " + event.change()).toList();
  }

  private List<String> ids() {
    return book.open().stream().map(alarm -> alarm.id() + " " + alarm.state()).toList();
  }

  @Test
  void what_happens_is_open_written_and_told_in_order() throws IOException {
    book.rules(List.of(HIGH, SILENT));
    assertEquals(Set.of(PointId.of("m1/P")), book.points());
    show(101);
    book.devices(Map.of("m1", Seen.HOLDS, "m2", Seen.HOLDS));
    assertEquals(List.of("m1/P:high ACTIVE", "m1:no-answer ACTIVE"), ids());
    book.acknowledge("local-1000", "m1/P:high");
    show(90);
    assertEquals(List.of("m1:no-answer ACTIVE"), ids());
    assertEquals(List.of("1 RAISED", "2 RAISED", "3 ACKNOWLEDGED", "4 CLEARED"), changes());
    assertEquals(told, book.journal(0, 10));
    assertEquals("local-1000", told.get(2).by());
    assertEquals("system", told.get(3).by());
  }

  @Test
  void the_most_severe_stand_first_then_the_newest() {
    List<Watched> rules = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      AlarmRule rule =
          new AlarmRule(
              "r-" + severity, "P", new Above(1, 0), Duration.ZERO, Duration.ZERO, severity, false);
      rules.add(new Watched("m1", rule));
    }
    rules.add(new Watched("m1", Given.rule("later", new Above(10, 0), 0, 0, false)));
    book.rules(rules);
    show(9);
    clock.pass(Duration.ofSeconds(1));
    show(11);
    assertEquals(
        List.of("r-CRITICAL", "later", "r-MAJOR", "r-WARNING", "r-NOTICE"),
        book.open().stream().map(alarm -> alarm.rule().name()).toList());
  }

  @Test
  void standing_alarms_survive_a_restart_with_who_has_seen_them() throws IOException {
    book.rules(List.of(HIGH, SILENT));
    show(101);
    book.devices(Map.of("m1", Seen.HOLDS));
    book.acknowledge("local-1000", "m1/P:high");
    List<Alarm> before = book.open();
    restart();
    assertEquals(before, book.open());
    show(102);
    assertEquals(before, book.open(), "it is the same alarm");
    show(90);
    assertEquals(4, told.get(told.size() - 1).sequence(), "numbers go on");
  }

  @Test
  void before_rules_are_there_after_a_restart_alarms_stand_and_can_be_acknowledged()
      throws IOException {
    book.rules(List.of(HIGH));
    show(101);
    book = open();
    assertEquals(List.of("m1/P:high ACTIVE"), ids());
    book.acknowledge("local-1000", "m1/P:high");
    assertEquals(List.of("m1/P:high ACKNOWLEDGED"), ids());
  }

  @Test
  void an_alarm_whose_rule_is_gone_ends_after_a_while() throws IOException {
    book.rules(List.of(HIGH));
    show(101);
    book.rules(List.of());
    clock.pass(AlarmBook.GRACE.minusSeconds(1));
    book.pass();
    assertEquals(List.of("m1/P:high ACTIVE"), ids());
    book.rules(List.of(HIGH));
    clock.pass(AlarmBook.GRACE);
    book.pass();
    assertEquals(List.of("m1/P:high ACTIVE"), ids(), "it came back");
    book.rules(List.of());
    clock.pass(AlarmBook.GRACE);
    book.pass();
    assertEquals(List.of(), ids());
    assertEquals(List.of("1 RAISED", "2 CLEARED"), changes());
    assertEquals(List.of(), open().open());
  }

  @Test
  void shelved_alarms_tell_nobody_but_the_journal() throws IOException {
    book.rules(List.of(HIGH));
    book.shelve("local-1000", "m1/P:high", Duration.ofHours(1));
    show(101);
    assertEquals(List.of(), told);
    assertEquals(List.of("m1/P:high ACTIVE"), ids());
    restart();
    clock.pass(Duration.ofHours(1));
    book.pass();
    assertEquals(List.of("3 UNSHELVED"), changes());
    assertEquals(3, book.journal(0, 10).size());
  }

  @Test
  void only_what_is_open_is_acknowledged_and_only_what_there_is_shelved() {
    book.rules(List.of(HIGH));
    assertThrows(IllegalArgumentException.class, () -> book.acknowledge("local-1000", "m1/P:high"));
    assertThrows(IllegalArgumentException.class, () -> book.acknowledge("local-1000", "m9/P:x"));
    assertThrows(
        IllegalArgumentException.class,
        () -> book.shelve("local-1000", "m9/P:x", Duration.ofHours(1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> book.shelve("local-1000", "m1/P:high", Duration.ofDays(8)));
    assertThrows(IllegalArgumentException.class, () -> book.journal(0, 0));
  }

  @Test
  void while_the_journal_fails_alarms_come_and_go_and_nobody_is_told() throws IOException {
    book.rules(List.of(HIGH));
    store.failWrites(true);
    show(101);
    assertEquals(List.of("m1/P:high ACTIVE"), ids());
    assertFalse(book.trouble().isEmpty());
    assertThrows(IOException.class, () -> book.acknowledge("local-1000", "m1/P:high"));
    assertEquals(List.of("m1/P:high ACTIVE"), ids(), "nothing has changed");
    show(90);
    assertEquals(List.of(), told);
    store.failWrites(false);
    book.pass();
    assertEquals(List.of("1 RAISED", "2 CLEARED"), changes());
    assertEquals("", book.trouble());
    assertEquals(2, book.journal(0, 10).size());
  }

  @Test
  void a_thousand_alarms_in_a_flood_are_told_together_and_survive() throws IOException {
    List<Watched> rules =
        IntStream.range(0, 1_000)
            .mapToObj(i -> new Watched("m1", Given.rule("r" + i, new Above(i, 0), 0, 0, false)))
            .toList();
    book.rules(rules);
    show(5_000);
    assertEquals(1_000, told.size());
    assertEquals(1_000, book.open().size());
    int writes = store.contents().size();
    assertTrue(writes < 40, () -> writes + " values");
    book = open();
    assertEquals(1_000, book.open().size());
  }

  @Test
  void no_journal_of_any_length_loses_what_stands() throws IOException {
    Watched other = new Watched("m2", Given.above100());
    book.rules(List.of(HIGH, other, SILENT));
    book.devices(Map.of("m1", Seen.HOLDS));
    for (int i = 0; i < 3_000; i++) {
      show(101);
      show(90);
      clock.pass(Duration.ofMinutes(2));
      book.pass();
    }
    assertTrue(book.journal(0, 1).get(0).sequence() > 4_000, "the beginning is gone");
    restart();
    assertEquals(List.of("m1:no-answer ACTIVE"), ids());
  }

  @Test
  void a_clock_that_jumps_leaves_order_and_number_as_they_are() throws IOException {
    book.rules(List.of(HIGH));
    show(101);
    clock.jumpTo(Instant.parse("2000-01-01T00:00:00Z"));
    show(90);
    assertEquals(List.of("1 RAISED", "2 CLEARED"), changes());
    assertEquals(Instant.parse("2000-01-01T00:00:00Z"), told.get(1).time());
    assertEquals(List.of(), open().open());
  }
}
