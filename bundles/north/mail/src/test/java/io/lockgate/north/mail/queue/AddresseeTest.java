// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mail.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.alarm.Alarm;
import io.lockgate.api.alarm.AlarmCondition;
import io.lockgate.api.alarm.AlarmEvent;
import io.lockgate.api.alarm.AlarmRule;
import io.lockgate.api.alarm.AlarmState;
import io.lockgate.api.alarm.Severity;
import io.lockgate.api.health.Status;
import io.lockgate.api.time.ClockQuality;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AddresseeTest {
  private static final Addressee ALL =
      new Addressee("ops", "ops@peer.test", Severity.NOTICE, Addressee.patterns("*"), true, "en");

  private static AlarmEvent red(String part) {
    AlarmRule rule =
        new AlarmRule(
            "red",
            part,
            new AlarmCondition.Unwell(Status.Light.RED),
            Duration.ZERO,
            Duration.ZERO,
            Severity.MAJOR,
            false);
    Alarm alarm =
        new Alarm(
            Alarm.SYSTEM,
            rule,
            AlarmState.ACTIVE,
            PlayedAlarms.TIME,
            Optional.empty(),
            Optional.empty(),
            "");
    return new AlarmEvent(
        1, PlayedAlarms.TIME, ClockQuality.SYNCED, alarm, AlarmEvent.Change.RAISED, "system");
  }

  @Test
  void parts_of_the_gateway_are_told_of_but_never_mail_itself() {
    assertTrue(ALL.wants(red("disk")));
    assertTrue(ALL.wants(red("mail-archive")));
    assertFalse(ALL.wants(red("mail")));
    assertEquals("red", Line.of(red("disk")).limit());
  }
}
