// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.alarm.state;

import io.lockgate.api.alarm.AlarmCondition;
import io.lockgate.api.alarm.AlarmCondition.Above;
import io.lockgate.api.alarm.AlarmCondition.Below;
import io.lockgate.api.alarm.AlarmCondition.CommunicationLost;
import io.lockgate.api.alarm.AlarmCondition.FasterThan;
import io.lockgate.api.alarm.AlarmCondition.OneOf;
import io.lockgate.api.alarm.AlarmCondition.Unwell;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import java.util.Set;

/** Looks at the samples of one condition. Numbers compare as numbers, whatever their kind. Not thread-safe. */
final class Tracker {
  private static final double MILLIS = 1_000;

  private final AlarmCondition condition;
  private double lastValue = Double.NaN;
  private long lastMillis;

  Tracker(AlarmCondition condition) {
    this.condition = condition;
  }

  Seen look(Sample sample) {
    if (sample.quality().level() == Quality.Level.BAD || sample.value().isMissing()) {
      return Seen.UNKNOWN;
    }
    if (condition instanceof OneOf states) {
      return isOneOf(states.values(), sample.value()) ? Seen.HOLDS : Seen.OVER;
    }
    double number = sample.value().asDouble(Double.NaN);
    if (Double.isNaN(number)) {
      return Seen.UNKNOWN;
    }
    if (condition instanceof Above above) {
      return side(number - above.limit(), above.deadBand());
    }
    if (condition instanceof Below below) {
      return side(below.limit() - number, below.deadBand());
    }
    if (condition instanceof FasterThan rate) {
      return rate(rate, number, sample.sourceMillis());
    }
    if (condition instanceof CommunicationLost || condition instanceof Unwell) {
      return Seen.UNKNOWN;
    }
    throw new IllegalStateException("unknown condition " + condition);
  }

  private static Seen side(double beyond, double band) {
    if (beyond > 0) {
      return Seen.HOLDS;
    }
    return beyond < -band || (band == 0 && beyond <= 0) ? Seen.OVER : Seen.AS_BEFORE;
  }

  /** By source time; where that stands still or runs backwards there is no rate, and a new beginning. */
  private Seen rate(FasterThan rate, double number, long millis) {
    double from = lastValue;
    long elapsed = millis - lastMillis;
    if (elapsed == 0 && !Double.isNaN(from)) {
      return Seen.AS_BEFORE;
    }
    lastValue = number;
    lastMillis = millis;
    if (Double.isNaN(from) || elapsed < 0) {
      return Seen.AS_BEFORE;
    }
    return side(Math.abs(number - from) * MILLIS / elapsed - rate.perSecond(), rate.deadBand());
  }

  private static boolean isOneOf(Set<Value> wanted, Value value) {
    if (wanted.contains(value)) {
      return true;
    }
    double number = value.asDouble(Double.NaN);
    return wanted.stream().anyMatch(each -> each.asDouble(Double.NaN) == number);
  }
}
