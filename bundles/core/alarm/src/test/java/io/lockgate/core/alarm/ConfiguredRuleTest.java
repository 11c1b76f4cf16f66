// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lockgate.api.alarm.AlarmCondition;
import io.lockgate.api.alarm.AlarmRule;
import io.lockgate.api.alarm.Severity;
import io.lockgate.api.point.Value;
import io.lockgate.core.alarm.book.Watched;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfiguredRuleTest {
  private static Watched rule(Map<String, Object> settings) {
    return new ConfiguredRule(
            Form.of(RuleSettings.class, settings),
            Map.of("service.pid", ConfiguredRule.FACTORY_PID + "~hot"))
        .watched();
  }

  @Test
  void a_limit_with_all_its_fields() {
    assertEquals(
        new Watched(
            "m1",
            new AlarmRule(
                "hot",
                "T.1",
                new AlarmCondition.Above(80.5, 2),
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                Severity.CRITICAL,
                true)),
        rule(
            Map.of(
                "source",
                " m1/T.1 ",
                "limit",
                "80.5",
                "dead$_$band",
                2.0,
                "on$_$delay",
                10,
                "off$_$delay",
                20,
                "severity",
                "critical",
                "latch",
                true)));
  }

  @Test
  void every_condition() {
    assertEquals(
        new AlarmCondition.Below(-1, 0),
        rule(Map.of("source", "m1/T", "condition", "below", "limit", "-1")).rule().condition());
    assertEquals(
        new AlarmCondition.FasterThan(3, 1),
        rule(Map.of("source", "m1/T", "condition", "faster-than", "limit", "3", "dead$_$band", 1.0))
            .rule()
            .condition());
    assertEquals(
        new AlarmCondition.OneOf(
            Set.of(
                Value.of("3"), Value.of(3.0), Value.of("true"), Value.of(true), Value.of("fault"))),
        rule(Map.of("source", "m1/T", "condition", "one-of", "states", "3, true, fault,"))
            .rule()
            .condition());
    assertEquals("m1:hot", rule(Map.of("source", "m1", "condition", "no-answer")).id());
  }

  @Test
  void what_cannot_work_is_refused() {
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("source", "m1/T"),
            Map.of("source", "m1", "limit", "1"),
            Map.of("source", "m1/T", "limit", "warm"),
            Map.of("source", "m1/T", "limit", "NaN"),
            Map.of("source", "m1/T", "limit", "1", "dead$_$band", -1.0),
            Map.of("source", "m1/T", "condition", "one-of"),
            Map.of("source", "m1/T", "condition", "near", "limit", "1"),
            Map.of("source", "m1/T", "condition", "no-answer"),
            Map.of("source", "m1/T", "limit", "1", "on$_$delay", 100_000),
            Map.of("source", "m1/T", "limit", "1", "severity", "huge"))) {
      assertThrows(IllegalArgumentException.class, () -> rule(wrong), wrong::toString);
    }
  }
}
