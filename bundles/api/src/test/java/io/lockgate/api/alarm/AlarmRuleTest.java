// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lockgate.api.point.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlarmRuleTest {
  private static AlarmRule rule(String point, AlarmCondition condition, Duration delay) {
    return new AlarmRule("high", point, condition, delay, Duration.ZERO, Severity.MAJOR, true);
  }

  private static Alarm alarm(AlarmRule rule) {
    return new Alarm(
        "meter", rule, AlarmState.ACTIVE, Instant.EPOCH, Optional.empty(), Optional.empty(), "");
  }

  @Test
  void id_namesDevicePointAndRule() {
    AlarmRule high = rule("W", new AlarmCondition.Above(100, 5), Duration.ZERO);
    assertEquals("meter/W:high", alarm(high).id());
    AlarmRule lost = rule("", new AlarmCondition.CommunicationLost(), Duration.ZERO);
    assertEquals("meter:high", alarm(lost).id());
  }

  @Test
  void pointAndCondition_mustBelongTogether() {
    refused(() -> rule("", new AlarmCondition.Below(0, 0), Duration.ZERO));
    refused(() -> rule("W", new AlarmCondition.CommunicationLost(), Duration.ZERO));
  }

  @Test
  void impossibleConditions_areRefused() {
    refused(() -> new AlarmCondition.Above(Double.NaN, 0));
    refused(() -> new AlarmCondition.Below(1, -1));
    refused(() -> new AlarmCondition.FasterThan(1, 1));
    refused(() -> new AlarmCondition.OneOf(Set.of()));
    assertEquals(1, new AlarmCondition.OneOf(Set.of(Value.of(true))).values().size());
  }

  @Test
  void delay_isZeroToOneDay() {
    AlarmCondition high = new AlarmCondition.Above(1, 0);
    assertEquals(Duration.ofDays(1), rule("W", high, Duration.ofDays(1)).onDelay());
    refused(() -> rule("W", high, Duration.ofDays(1).plusNanos(1)));
    refused(() -> rule("W", high, Duration.ofNanos(-1)));
  }

  private static void refused(Runnable mistake) {
    assertThrows(IllegalArgumentException.class, mistake::run);
  }
}
