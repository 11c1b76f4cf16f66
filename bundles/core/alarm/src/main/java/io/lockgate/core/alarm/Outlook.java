// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.alarm;

import io.lockgate.api.alarm.Alarm;
import io.lockgate.api.alarm.AlarmState;
import io.lockgate.api.alarm.Severity;
import io.lockgate.api.health.Health;
import io.lockgate.api.health.Status;
import java.util.List;

/** What the alarms that nobody has acknowledged mean for the gateway as a whole. Pure. */
final class Outlook {
  private Outlook() {}

  /** Red from major on, orange below; shelved and acknowledged ones do not count. */
  static Health of(List<Alarm> open, String trouble) {
    if (!trouble.isEmpty()) {
      return new Health(Status.CRITICAL, trouble);
    }
    List<Alarm> unseen =
        open.stream()
            .filter(alarm -> alarm.shelvedUntil().isEmpty())
            .filter(
                alarm -> alarm.state() == AlarmState.ACTIVE || alarm.state() == AlarmState.LATCHED)
            .toList();
    if (unseen.isEmpty()) {
      return Health.OK;
    }
    Alarm worst = unseen.get(0);
    String detail = unseen.size() + " not acknowledged, the most severe first: " + worst.id();
    boolean red = worst.rule().severity().compareTo(Severity.MAJOR) >= 0;
    return new Health(red ? Status.CRITICAL : Status.WARN, detail);
  }
}
