// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.alarm;

import io.lockgate.api.alarm.Alarm;
import io.lockgate.api.alarm.AlarmCondition;
import io.lockgate.api.alarm.AlarmEvent;
import io.lockgate.api.alarm.AlarmEvent.Change;
import io.lockgate.api.alarm.AlarmMail;
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

/** Alarms that change when told to, and mails that are taken or not. */
final class FakeAlarms implements Alarms, AlarmMail {
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

  final List<Alarm> open = new ArrayList<>();
  final List<AlarmEvent> events = new ArrayList<>();
  final List<String> asked = new ArrayList<>();
  boolean taken = true;

  /** One more that stands. */
  void stand(String device, AlarmState state) {
    AlarmRule rule =
        new AlarmRule(
            "high",
            "P",
            new AlarmCondition.Above(1, 0),
            Duration.ZERO,
            Duration.ZERO,
            Severity.MAJOR,
            false);
    Alarm alarm = new Alarm(device, rule, state, TIME, Optional.empty(), Optional.empty(), "");
    open.add(alarm);
    events.add(
        new AlarmEvent(
            events.size() + 1L, TIME, ClockQuality.UNSYNCED, alarm, Change.RAISED, "system"));
  }

  @Override
  public List<Alarm> open() {
    return List.copyOf(open);
  }

  private Alarm found(String id) {
    return open.stream()
        .filter(alarm -> alarm.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no alarm rule '" + id + "'"));
  }

  @Override
  public Alarm acknowledge(Identity by, String id) {
    asked.add(by.id() + " acknowledge " + id);
    Alarm was = found(id);
    Alarm now =
        new Alarm(
            was.device(),
            was.rule(),
            AlarmState.ACKNOWLEDGED,
            TIME,
            was.cause(),
            was.shelvedUntil(),
            by.id());
    open.set(open.indexOf(was), now);
    return now;
  }

  @Override
  public Alarm shelve(Identity by, String id, Duration duration) {
    asked.add(by.id() + " shelve " + id + " " + duration);
    return found(id);
  }

  @Override
  public List<AlarmEvent> journal(long after, int limit) {
    return events.stream().filter(event -> event.sequence() > after).limit(limit).toList();
  }

  @Override
  public List<Answer> test(Identity by, String recipient) {
    asked.add(by.id() + " test " + recipient);
    return List.of(new Answer("operations", taken, taken ? "250 queued" : "550 no such user"));
  }

  @Override
  public MailStatus status() {
    return new MailStatus(0, 0, 0, 0, Optional.empty(), "");
  }
}
