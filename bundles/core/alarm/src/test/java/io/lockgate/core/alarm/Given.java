// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.alarm;

import io.lockgate.api.alarm.AlarmCondition;
import io.lockgate.api.alarm.AlarmRule;
import io.lockgate.api.alarm.Severity;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import io.lockgate.api.time.ClockQuality;
import java.time.Duration;

/** Rules and samples of tests. */
public final class Given {
  private Given() {}

  /** A good number of {@code m1/P}. */
  public static Sample sample(double value) {
    return sample(Value.of(value), 0);
  }

  /** A good value of {@code m1/P} of that time. */
  public static Sample sample(Value value, long millis) {
    return new Sample(
        PointId.of("m1/P"), value, Quality.GOOD, millis, millis, ClockQuality.SYNCED, 1);
  }

  /** No value of {@code m1/P}. */
  public static Sample bad(Quality quality) {
    return new Sample(PointId.of("m1/P"), Value.missing(), quality, 0, 0, ClockQuality.SYNCED, 1);
  }

  /** Rule {@code high} of point P. */
  public static AlarmRule rule(AlarmCondition condition, int onSeconds, int offSeconds) {
    return rule("high", condition, onSeconds, offSeconds, false);
  }

  /** A rule of point P. */
  public static AlarmRule rule(
      String name, AlarmCondition condition, int onSeconds, int offSeconds, boolean latch) {
    return new AlarmRule(
        name,
        condition instanceof AlarmCondition.CommunicationLost ? "" : "P",
        condition,
        Duration.ofSeconds(onSeconds),
        Duration.ofSeconds(offSeconds),
        Severity.MAJOR,
        latch);
  }

  /** Above 100 with a band of 5, at once. */
  public static AlarmRule above100() {
    return rule(new AlarmCondition.Above(100, 5), 0, 0);
  }
}
