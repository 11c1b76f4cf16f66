// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.model.schema;

import io.lockgate.api.alarm.AlarmCondition;
import io.lockgate.api.alarm.AlarmRule;
import io.lockgate.api.alarm.Severity;
import io.lockgate.api.model.PointModel;
import io.lockgate.api.point.PointId;
import io.lockgate.core.model.yaml.YamlNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the alarm rules: each names exactly one of {@code above}, {@code below}, {@code faster-than} (per second) with a
 * {@code point}, or {@code no-answer: true} for the device. Not thread-safe.
 */
final class AlarmReader {
  private static final List<String> CONDITIONS =
      List.of("above", "below", "faster-than", "no-answer");
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Problems problems;
  private final Set<String> numbers;
  private final Set<String> seen = new HashSet<>();
  private final List<AlarmRule> rules = new ArrayList<>();
  private int count;

  AlarmReader(Problems problems, List<PointModel> points) {
    this.problems = problems;
    numbers =
        points.stream()
            .filter(point -> point.type().isNumber())
            .map(PointModel::name)
            .collect(Collectors.toSet());
  }

  List<AlarmRule> rules() {
    return rules;
  }

  void read(YamlNode item) {
    count++;
    Fields fields =
        new Fields(
            problems,
            item,
            "alarms/" + count,
            List.of("name", "severity"),
            List.of(
                "point",
                "above",
                "below",
                "faster-than",
                "no-answer",
                "dead-band",
                "on-delay",
                "off-delay",
                "latch"));
    String name = name(fields);
    String point = fields.text("point", "", PointId.MAX_LENGTH);
    Optional<AlarmCondition> condition = condition(fields, point);
    if (fields.has("name") && !seen.add(point + "/" + name)) {
      fields.problem("name", "occurs twice for one point");
    }
    Severity severity = severity(fields);
    Duration on = delay(fields, "on-delay");
    Duration off = delay(fields, "off-delay");
    boolean latch = fields.flag("latch", false);
    if (problems.none() && condition.isPresent()) {
      rules.add(new AlarmRule(name, point, condition.get(), on, off, severity, latch));
    }
  }

  private static String name(Fields fields) {
    String name = fields.text("name", "", PointId.MAX_LENGTH);
    if (fields.has("name")) {
      try {
        return PointId.requirePoint(name);
      } catch (IllegalArgumentException e) {
        fields.problem("name", "must be 1 to 64 of A-Z a-z 0-9 . _ -");
      }
    }
    return name;
  }

  private Optional<AlarmCondition> condition(Fields fields, String point) {
    List<String> named = CONDITIONS.stream().filter(fields::has).toList();
    if (named.size() != 1) {
      fields.problem("name", "needs exactly one of " + String.join(", ", CONDITIONS));
      return Optional.empty();
    }
    String kind = named.get(0);
    if (kind.equals("no-answer")) {
      if (!fields.flag(kind, true) || fields.has("point") || fields.has("dead-band")) {
        fields.problem(kind, "is true and stands for the device: without point and dead-band");
      }
      return Optional.of(new AlarmCondition.CommunicationLost());
    }
    if (problems.none() && !numbers.contains(point)) {
      fields.problem("point", "there is no number point '" + point + "' in this model");
    }
    double limit = fields.number(kind, 1);
    double band = fields.number("dead-band", 0);
    if (band < 0 || (kind.equals("faster-than") && limit <= band)) {
      fields.problem("dead-band", "must not be below 0, and below the rate of faster-than");
      return Optional.empty();
    }
    return Optional.of(
        switch (kind) {
          case "above" -> new AlarmCondition.Above(limit, band);
          case "below" -> new AlarmCondition.Below(limit, band);
          default -> new AlarmCondition.FasterThan(limit, band);
        });
  }

  private static Severity severity(Fields fields) {
    String text = fields.text("severity", "notice", 16);
    for (Severity severity : Severity.values()) {
      if (severity.name().toLowerCase(Locale.ROOT).equals(text)) {
        return severity;
      }
    }
    fields.problem("severity", "must be notice, warning, major or critical");
    return Severity.NOTICE;
  }

  private static Duration delay(Fields fields, String key) {
    String text = fields.text(key, "0s", 32);
    Optional<Duration> delay = Periods.parse(text);
    if (delay.isEmpty() || delay.get().compareTo(LONGEST) > 0) {
      fields.problem(key, "must be " + Periods.FORM + ", at most 1d");
      return Duration.ZERO;
    }
    return delay.get();
  }
}
