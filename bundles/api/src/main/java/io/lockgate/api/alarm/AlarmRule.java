// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.alarm;

import io.lockgate.api.point.PointId;
import java.time.Duration;

/**
 * What people must hear of, for one point of a device or for the device itself.
 *
 * @param name short, unique for its point: {@code high}, {@code no-answer}; same characters as a point name
 * @param point the point's name; empty exactly for {@link AlarmCondition.CommunicationLost}
 * @param condition when it is active
 * @param onDelay how long the condition must hold before the alarm is raised, at most 1 day
 * @param offDelay how long it must be over before the alarm clears, at most 1 day
 * @param severity how much it matters
 * @param latch whether it stays until somebody acknowledges it, even when the condition is over
 */
public record AlarmRule(
    String name,
    String point,
    AlarmCondition condition,
    Duration onDelay,
    Duration offDelay,
    Severity severity,
    boolean latch) {
  private static final Duration LONGEST = Duration.ofDays(1);

  public AlarmRule {
    PointId.requirePoint(name);
    boolean ofDevice = condition instanceof AlarmCondition.CommunicationLost;
    if (ofDevice != point.isEmpty()) {
      throw new IllegalArgumentException(
          name + (ofDevice ? ": belongs to the device, names no point" : ": needs a point"));
    }
    requireDelay(onDelay);
    requireDelay(offDelay);
  }

  private static void requireDelay(Duration delay) {
    if (delay.isNegative() || delay.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a delay must be 0 to 1 day: " + delay);
    }
  }
}
