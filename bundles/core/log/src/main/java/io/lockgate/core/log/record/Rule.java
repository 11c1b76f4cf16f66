// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.record;

/**
 * How densely a point is logged.
 *
 * @param intervalMillis least time between two logged samples; 0 for every sample
 * @param deadBand a number is logged before its time only when it has changed by more than this; negative: never before its
 *     time
 * @param off nothing of it is logged
 */
public record Rule(long intervalMillis, double deadBand, boolean off) {
  /** Every sample. */
  public static final Rule ALL = new Rule(0, -1, false);

  /** Nothing. */
  public static final Rule NONE = new Rule(0, -1, true);

  /** Refuses a negative interval with IllegalArgumentException. */
  public Rule {
    if (intervalMillis < 0) {
      throw new IllegalArgumentException("an interval is not negative: " + intervalMillis);
    }
  }
}
