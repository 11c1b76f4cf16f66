// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.core.acquire.time.Alarms;

/** Looks after a link when a stage should long be over. Costs nothing an exchange while it is armed. One thread at a time. */
final class Watch {
  private final LinkWork unit;
  private final Alarms.Alarm alarm;
  private boolean armed;

  Watch(LinkWork unit, Alarms alarms) {
    this.unit = unit;
    alarm = alarms.alarm(() -> unit.mailbox().post(this::look));
  }

  void arm(LinkSession session) {
    if (!armed) {
      armed = true;
      alarm.set(session.nextOverdue(unit.now()));
    }
  }

  void disarm() {
    armed = false;
    alarm.cancel();
  }

  private void look() {
    armed = false;
    unit.inspect();
  }
}
