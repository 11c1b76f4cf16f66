// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.played;

import io.lockgate.api.alarm.Alarm;
import io.lockgate.api.alarm.AlarmCondition;
import io.lockgate.api.alarm.AlarmEvent;
import io.lockgate.api.alarm.AlarmRule;
import io.lockgate.api.alarm.AlarmState;
import io.lockgate.api.alarm.Alarms;
import io.lockgate.api.alarm.Severity;
import io.lockgate.api.security.Identity;
import io.lockgate.api.time.ClockQuality;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Alarms of devices that do not answer, and their journal. Thread-safe. */
public final class PlayedAlarms implements Alarms {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private final List<AlarmEvent> journal = new ArrayList<>();
  private final List<Alarm> open = new ArrayList<>();

  /** A device stops answering. */
  public synchronized AlarmEvent raise(String device) {
    Alarm alarm = alarm(device, AlarmState.ACTIVE);
    open.add(alarm);
    return event(alarm, AlarmEvent.Change.RAISED);
  }

  /** It answers again. */
  public synchronized AlarmEvent clear(String device) {
    open.removeIf(each -> each.device().equals(device));
    return event(alarm(device, AlarmState.NORMAL), AlarmEvent.Change.CLEARED);
  }

  private Alarm alarm(String device, AlarmState state) {
    AlarmRule rule =
        new AlarmRule(
            "no-answer",
            "",
            new AlarmCondition.CommunicationLost(),
            Duration.ZERO,
            Duration.ZERO,
            Severity.CRITICAL,
            false);
    Instant since = BEGIN.plusSeconds(journal.size());
    return new Alarm(device, rule, state, since, Optional.empty(), Optional.empty(), "");
  }

  private AlarmEvent event(Alarm alarm, AlarmEvent.Change change) {
    AlarmEvent event =
        new AlarmEvent(
            journal.size() + 1L, alarm.since(), ClockQuality.SYNCED, alarm, change, "system");
    journal.add(event);
    return event;
  }

  @Override
  public synchronized List<Alarm> open() {
    return List.copyOf(open);
  }

  @Override
  public Alarm acknowledge(Identity by, String id) {
    throw new IllegalArgumentException("no such alarm is open");
  }

  @Override
  public Alarm shelve(Identity by, String id, Duration duration) {
    throw new IllegalArgumentException("no such alarm");
  }

  @Override
  public synchronized List<AlarmEvent> journal(long after, int limit) {
    return journal.stream().filter(each -> each.sequence() > after).limit(limit).toList();
  }
}
