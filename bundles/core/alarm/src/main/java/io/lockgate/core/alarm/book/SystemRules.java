// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.alarm.book;

import io.lockgate.api.alarm.Alarm;
import io.lockgate.api.alarm.AlarmCondition.Unwell;
import io.lockgate.api.alarm.AlarmRule;
import io.lockgate.api.alarm.Severity;
import io.lockgate.api.health.HealthEntry;
import io.lockgate.api.health.Status;
import io.lockgate.api.point.PointId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The rules of the parts of the gateway, two a part: red and, for longer, orange. Never of the alarms' own part: an alarm
 * about alarms would feed itself. Immutable.
 */
public final class SystemRules {
  /** The alarms' own part. */
  public static final String OWN = "alarms";

  private final List<Term> terms;
  private final Set<String> except;

  /**
   * When a light counts.
   *
   * @param light which
   * @param after how long it must be on
   * @param off how long it must be off
   * @param severity how much it matters
   */
  public record Term(Status.Light light, Duration after, Duration off, Severity severity) {
    AlarmRule rule(String part) {
      String name = light.name().toLowerCase(Locale.ROOT);
      return new AlarmRule(name, part, new Unwell(light), after, off, severity, false);
    }
  }

  /**
   * Rules on these terms.
   *
   * @param terms none for no rules
   * @param except parts that have none
   */
  public SystemRules(List<Term> terms, Set<String> except) {
    this.terms = List.copyOf(terms);
    Set<String> all = new HashSet<>(except);
    all.add(OWN);
    this.except = Set.copyOf(all);
  }

  /** The rules of these parts; a part whose name cannot stand in the id of an alarm has none. */
  public List<Watched> rules(List<HealthEntry> parts) {
    List<Watched> rules = new ArrayList<>();
    for (HealthEntry part : parts) {
      if (!except.contains(part.name()) && PointId.isPoint(part.name())) {
        terms.forEach(term -> rules.add(new Watched(Alarm.SYSTEM, term.rule(part.name()))));
      }
    }
    return rules;
  }
}
