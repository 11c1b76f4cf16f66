// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.alarm;

import io.lockgate.api.alarm.Alarm;
import io.lockgate.api.alarm.AlarmEvent;
import io.lockgate.shell.commands.base.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Alarms and what happened to them, as rows. */
final class AlarmTables {
  private AlarmTables() {}

  static Table open(List<Alarm> alarms) {
    Table table =
        new Table(
            "alarm", "severity", "state", "since", "value", "acknowledged-by", "shelved-until");
    for (Alarm alarm : alarms) {
      table.row(
          alarm.id(),
          word(alarm.rule().severity()),
          word(alarm.state()),
          time(alarm.since()),
          value(alarm),
          alarm.acknowledgedBy(),
          alarm.shelvedUntil().map(AlarmTables::time).orElse(""));
    }
    return table;
  }

  static Table journal(List<AlarmEvent> events) {
    Table table =
        new Table(
            "sequence", "time", "clock", "alarm", "severity", "change", "state", "value", "by");
    for (AlarmEvent event : events) {
      table.row(
          event.sequence(),
          time(event.time()),
          word(event.clock()),
          event.alarm().id(),
          word(event.alarm().rule().severity()),
          word(event.change()),
          word(event.alarm().state()),
          value(event.alarm()),
          event.by());
    }
    return table;
  }

  private static String value(Alarm alarm) {
    return alarm.cause().map(sample -> sample.value().text()).orElse("");
  }

  private static String time(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
