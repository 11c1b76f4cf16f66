// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mail.queue;

import io.lockgate.api.alarm.Alarm;
import io.lockgate.api.alarm.AlarmCondition;
import io.lockgate.api.alarm.AlarmEvent;
import io.lockgate.api.alarm.AlarmEvent.Change;
import io.lockgate.api.alarm.AlarmRule;
import io.lockgate.api.alarm.AlarmState;
import io.lockgate.api.alarm.Alarms;
import io.lockgate.api.alarm.Severity;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import io.lockgate.api.security.Identity;
import io.lockgate.api.time.ClockQuality;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A journal that tests write. */
public final class PlayedAlarms implements Alarms {
  public static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

  private final List<AlarmEvent> events = new ArrayList<>();
  private long next = 1;
  private boolean failing;

  /** Something happens to an alarm of {@code device/P}. */
  public synchronized void happens(String device, Change change, Severity severity) {
    happens(device, change, severity, Optional.empty());
  }

  /** The same, of a shelved alarm. */
  public synchronized void happens(
      String device, Change change, Severity severity, Optional<Instant> shelved) {
    AlarmRule rule =
        new AlarmRule(
            "high",
            "P",
            new AlarmCondition.Above(100, 0),
            Duration.ZERO,
            Duration.ZERO,
            severity,
            false);
    AlarmState state = change == Change.CLEARED ? AlarmState.NORMAL : AlarmState.ACTIVE;
    Sample cause =
        new Sample(
            new PointId(device, "P"), Value.of(101.5), Quality.GOOD, 0, 0, ClockQuality.SYNCED, 1);
    Alarm alarm = new Alarm(device, rule, state, TIME, Optional.of(cause), shelved, "");
    events.add(new AlarmEvent(next++, TIME, ClockQuality.SYNCED, alarm, change, "system"));
  }

  /** One is raised. */
  public void raised(String device) {
    happens(device, Change.RAISED, Severity.MAJOR);
  }

  /** All is gone, and numbers begin anew. */
  public synchronized void forget() {
    events.clear();
    next = 1;
  }

  /** From now on it cannot be read, or it can again. */
  public synchronized void fail(boolean value) {
    failing = value;
  }

  @Override
  public synchronized List<Alarm> open() {
    Map<String, Alarm> last = new LinkedHashMap<>();
    events.forEach(event -> last.put(event.alarm().id(), event.alarm()));
    return last.values().stream().filter(alarm -> alarm.state() != AlarmState.NORMAL).toList();
  }

  @Override
  public Alarm acknowledge(Identity by, String id) {
    throw new IllegalArgumentException(id);
  }

  @Override
  public Alarm shelve(Identity by, String id, Duration duration) {
    throw new IllegalArgumentException(id);
  }

  @Override
  public synchronized List<AlarmEvent> journal(long after, int limit) throws IOException {
    if (failing) {
      throw new IOException("cannot be read, as told");
    }
    return events.stream().filter(event -> event.sequence() > after).limit(limit).toList();
  }
}
