// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.alarm.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.alarm.Alarm;
import io.lockgate.api.alarm.AlarmCondition;
import io.lockgate.api.alarm.AlarmEvent;
import io.lockgate.api.alarm.AlarmEvent.Change;
import io.lockgate.api.alarm.AlarmRule;
import io.lockgate.api.alarm.AlarmState;
import io.lockgate.api.health.Status;
import io.lockgate.api.point.Value;
import io.lockgate.api.time.ClockQuality;
import io.lockgate.core.alarm.Given;
import io.lockgate.testkit.fakes.MemoryStateStore;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StoredJournalTest {
  private final MemoryStateStore store = new MemoryStateStore();

  private StoredJournal open(int most) throws IOException {
    return new StoredJournal(store, most);
  }

  private static Alarm alarm(String device, AlarmState state) {
    return new Alarm(
        device,
        Given.above100(),
        state,
        Instant.ofEpochMilli(5),
        Optional.of(Given.sample(101)),
        Optional.empty(),
        "");
  }

  private static AlarmEvent event(long sequence, String device, AlarmState state) {
    return new AlarmEvent(
        sequence,
        Instant.ofEpochMilli(sequence),
        ClockQuality.SYNCED,
        alarm(device, state),
        state == AlarmState.NORMAL ? Change.CLEARED : Change.RAISED,
        "system");
  }

  private static List<AlarmEvent> events(long from, long to) {
    return LongStream.rangeClosed(from, to)
        .mapToObj(i -> event(i, "m" + i % 10, AlarmState.ACTIVE))
        .toList();
  }

  private static List<Long> sequences(List<AlarmEvent> events) {
    return events.stream().map(AlarmEvent::sequence).toList();
  }

  @Test
  void every_kind_of_rule_value_and_field_comes_back() throws IOException {
    List<AlarmCondition> conditions =
        List.of(
            new AlarmCondition.Above(1, 2),
            new AlarmCondition.Below(-1, 0),
            new AlarmCondition.FasterThan(3, 1),
            new AlarmCondition.Unwell(Status.Light.ORANGE),
            new AlarmCondition.OneOf(Set.of(Value.of("x"), Value.of(true))),
            new AlarmCondition.CommunicationLost());
    List<Value> values =
        List.of(
            Value.missing(),
            Value.of(true),
            Value.of(7L),
            new Value.Decimal(2314, 1),
            Value.of(1.5f),
            Value.of(2.5),
            Value.of("täxt"),
            new Value.Bits(5, 8),
            Value.of(Instant.ofEpochMilli(9)));
    List<AlarmEvent> written = new ArrayList<>();
    for (AlarmCondition condition : conditions) {
      for (Value value : values) {
        AlarmRule rule = Given.rule("r", condition, 1, 2, true);
        Alarm alarm =
            new Alarm(
                "d1",
                rule,
                AlarmState.ACKNOWLEDGED,
                Instant.ofEpochMilli(1),
                value.isMissing() ? Optional.empty() : Optional.of(Given.sample(value, 3)),
                Optional.of(Instant.ofEpochMilli(4)),
                "local-1000");
        written.add(
            new AlarmEvent(
                written.size() + 1,
                Instant.ofEpochMilli(6),
                ClockQuality.UNSYNCED,
                alarm,
                Change.SHELVED,
                "local-1000"));
      }
    }
    open(1_000).append(written);
    assertEquals(written, open(1_000).read(0, 1_000));
  }

  @Test
  void events_are_read_in_pages_over_segments_and_restarts() throws IOException {
    StoredJournal journal = open(1_000);
    journal.append(events(1, 3));
    journal.append(events(4, 150));
    assertEquals(150, journal.last());
    assertEquals(List.of(1L, 2L), sequences(journal.read(0, 2)));
    assertEquals(List.of(64L, 65L, 66L), sequences(journal.read(63, 3)));
    StoredJournal again = open(1_000);
    assertEquals(150, again.last());
    assertEquals(List.of(149L, 150L), sequences(again.read(148, 10)));
    again.append(events(151, 151));
    assertEquals(List.of(150L, 151L), sequences(again.read(149, 10)));
    assertEquals(List.of(), again.read(151, 10));
  }

  @Test
  void the_oldest_go_first() throws IOException {
    StoredJournal journal = open(200);
    for (long i = 1; i <= 1_000; i++) {
      journal.append(events(i, i));
    }
    List<Long> kept = sequences(journal.read(0, 10_000));
    assertTrue(kept.size() >= 200 && kept.size() <= 320, () -> "kept " + kept.size());
    assertEquals(1_000, kept.get(kept.size() - 1));
    assertEquals(kept, sequences(open(200).read(0, 10_000)));
    assertTrue(store.contents().size() <= 5, () -> "" + store.contents().keySet());
  }

  @Test
  void what_could_not_be_written_can_be_added_again() throws IOException {
    StoredJournal journal = open(1_000);
    journal.append(events(1, 1));
    store.failWrites(true);
    assertThrows(IOException.class, () -> journal.append(events(2, 3)));
    assertEquals(1, journal.last());
    store.failWrites(false);
    journal.append(events(1, 3));
    assertEquals(List.of(1L, 2L, 3L), sequences(open(1_000).read(0, 10)));
  }

  @Test
  void a_damaged_segment_is_passed_over_and_no_number_is_used_twice() throws IOException {
    StoredJournal journal = open(1_000);
    journal.append(events(1, 130));
    String newest = store.contents().lastKey();
    String middle = store.contents().headMap(newest).lastKey();
    store.write(middle, new byte[] {1, 2, 3});
    assertEquals(66, open(1_000).read(0, 1_000).size());
    store.write(newest, new byte[0]);
    StoredJournal again = open(1_000);
    assertEquals(192, again.last());
    again.append(events(193, 193));
    assertEquals(193, open(1_000).last());
  }

  @Test
  void how_alarms_stand_is_the_checkpoint_and_what_came_after() throws IOException {
    StoredJournal journal = open(1_000);
    Checkpoint checkpoint = new Checkpoint(store);
    assertEquals(0, checkpoint.read(journal).size());
    journal.append(List.of(event(1, "a", AlarmState.ACTIVE), event(2, "b", AlarmState.ACTIVE)));
    assertEquals(2, checkpoint.read(journal).size(), "no checkpoint yet");
    checkpoint.write(
        2, List.of(alarm("a", AlarmState.ACKNOWLEDGED), alarm("b", AlarmState.ACTIVE)));
    journal.append(List.of(event(3, "b", AlarmState.NORMAL)));
    Collection<Alarm> stand = checkpoint.read(journal);
    assertEquals(AlarmState.ACKNOWLEDGED, of("a", stand));
    assertEquals(AlarmState.NORMAL, of("b", stand));
  }

  @Test
  void a_damaged_checkpoint_leaves_what_the_journal_knows() throws IOException {
    StoredJournal journal = open(1_000);
    journal.append(List.of(event(1, "a", AlarmState.ACTIVE)));
    Checkpoint checkpoint = new Checkpoint(store);
    checkpoint.write(1, List.of(alarm("a", AlarmState.ACTIVE)));
    for (String name : store.list("alarm/standing/")) {
      store.write(name, new byte[] {0, 0, 0, 0, 0, 0, 0, 1, 99});
    }
    assertEquals(AlarmState.ACTIVE, of("a", checkpoint.read(journal)));
  }

  private static AlarmState of(String device, Collection<Alarm> alarms) {
    return alarms.stream()
        .filter(alarm -> alarm.device().equals(device))
        .findFirst()
        .orElseThrow()
        .state();
  }
}
