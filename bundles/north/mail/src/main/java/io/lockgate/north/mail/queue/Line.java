// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mail.queue;

import io.lockgate.api.alarm.AlarmCondition;
import io.lockgate.api.alarm.AlarmEvent;
import io.lockgate.api.alarm.AlarmEvent.Change;
import io.lockgate.api.alarm.AlarmState;
import io.lockgate.api.alarm.Severity;
import io.lockgate.api.point.Value;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a mail says about one event.
 *
 * @param sequence of the event
 * @param time of the event, wall time
 * @param alarm its id
 * @param change what happened
 * @param state how the alarm stood then
 * @param severity how much it matters
 * @param value that caused it, as text; empty for none
 * @param condition kind of the condition: {@code above}, {@code no-answer}
 * @param limit of the condition, as text; empty for none
 */
public record Line(
    long sequence,
    Instant time,
    String alarm,
    Change change,
    AlarmState state,
    Severity severity,
    String value,
    String condition,
    String limit) {

  /** Longest text of a value or limit. */
  private static final int SHOWN = 200;

  /** The line of an event. */
  public static Line of(AlarmEvent event) {
    AlarmCondition condition = event.alarm().rule().condition();
    return new Line(
        event.sequence(),
        event.time(),
        event.alarm().id(),
        event.change(),
        event.alarm().state(),
        event.alarm().rule().severity(),
        shown(event.alarm().cause().map(sample -> sample.value().text()).orElse("")),
        kind(condition),
        shown(limit(condition)));
  }

  private static String kind(AlarmCondition condition) {
    if (condition instanceof AlarmCondition.Above) {
      return "above";
    }
    if (condition instanceof AlarmCondition.Below) {
      return "below";
    }
    if (condition instanceof AlarmCondition.FasterThan) {
      return "faster-than";
    }
    if (condition instanceof AlarmCondition.Unwell) {
      return "unwell";
    }
    return condition instanceof AlarmCondition.OneOf ? "one-of" : "no-answer";
  }

  private static String limit(AlarmCondition condition) {
    if (condition instanceof AlarmCondition.Above above) {
      return Double.toString(above.limit());
    }
    if (condition instanceof AlarmCondition.Below below) {
      return Double.toString(below.limit());
    }
    if (condition instanceof AlarmCondition.FasterThan rate) {
      return Double.toString(rate.perSecond());
    }
    if (condition instanceof AlarmCondition.Unwell unwell) {
      return unwell.light().name().toLowerCase(Locale.ROOT);
    }
    return condition instanceof AlarmCondition.OneOf states
        ? states.values().stream()
            .map(Value::text)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "))
        : "";
  }

  /** A value may be any text of a device: it stays one line of a mail. */
  private static String shown(String text) {
    String plain = text.replaceAll("\\p{Cntrl}", " ");
    return plain.length() > SHOWN ? plain.substring(0, SHOWN) + "…" : plain;
  }
}
