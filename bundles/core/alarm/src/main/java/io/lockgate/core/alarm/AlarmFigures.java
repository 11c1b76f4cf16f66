// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.alarm;

import io.lockgate.api.alarm.Alarm;
import io.lockgate.api.alarm.AlarmState;
import io.lockgate.api.metric.MetricSink;
import java.util.List;
import java.util.Locale;

/** How many alarms stand, and how. Pure. */
final class AlarmFigures {
  private AlarmFigures() {}

  static void tell(MetricSink sink, List<Alarm> open, long events, long unheard) {
    for (AlarmState state : AlarmState.values()) {
      if (state != AlarmState.NORMAL) {
        long count =
            open.stream()
                .filter(each -> each.shelvedUntil().isEmpty() && each.state() == state)
                .count();
        alarms(sink, state.name().toLowerCase(Locale.ROOT), count);
      }
    }
    alarms(sink, "shelved", open.stream().filter(each -> each.shelvedUntil().isPresent()).count());
    sink.counter(
        "lockgate_alarm_events_total", "Events of the journal since the start.", (double) events);
    sink.counter(
        "lockgate_alarm_events_dropped_total",
        "Events that listeners or the journal never got.",
        (double) unheard);
  }

  private static void alarms(MetricSink sink, String state, long count) {
    sink.gauge(
        "lockgate_alarms",
        "Alarms that stand, by state; those that are shelved are counted only there.",
        (double) count,
        "state",
        state);
  }
}
