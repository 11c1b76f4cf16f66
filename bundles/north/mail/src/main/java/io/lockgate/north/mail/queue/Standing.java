// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mail.queue;

import io.lockgate.api.alarm.Alarm;
import io.lockgate.api.alarm.AlarmEvent;
import io.lockgate.api.alarm.AlarmState;
import io.lockgate.api.alarm.Alarms;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds in the journal how alarms that stand and that nobody has acknowledged were raised. For one thread. */
final class Standing {
  private static final int PAGE = 1_000;

  private final Alarms alarms;

  Standing(Alarms alarms) {
    this.alarms = alarms;
  }

  /**
   * In order of sequence; one whose event is no longer in the journal is left out.
   *
   * @param last the newest event that counts
   * @throws IOException the journal cannot be read
   */
  List<AlarmEvent> upTo(long last) throws IOException {
    Set<String> open = new HashSet<>();
    for (Alarm each : alarms.open()) {
      boolean waits = each.state() == AlarmState.ACTIVE || each.state() == AlarmState.LATCHED;
      if (waits && each.shelvedUntil().isEmpty()) {
        open.add(each.id());
      }
    }
    Map<String, AlarmEvent> raised = new HashMap<>();
    long from = 0;
    List<AlarmEvent> page = open.isEmpty() ? List.of() : alarms.journal(from, PAGE);
    while (!page.isEmpty() && from < last) {
      for (AlarmEvent event : page) {
        from = event.sequence();
        boolean counts = from <= last && event.change() == AlarmEvent.Change.RAISED;
        if (counts && open.contains(event.alarm().id())) {
          raised.put(event.alarm().id(), event);
        }
      }
      page = alarms.journal(from, PAGE);
    }
    return raised.values().stream().sorted(Comparator.comparingLong(AlarmEvent::sequence)).toList();
  }
}
