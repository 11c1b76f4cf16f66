// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.period;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Time in parts of equal length. They begin with midnight of standard time, so that a day has 24 hours also when clocks are
 * changed.
 *
 * @param length 1 minute to 24 hours
 * @param zone whose midnight it is
 */
public record Period(Duration length, ZoneId zone) {
  private static final Duration SHORTEST = Duration.ofMinutes(1);

  /** A file holds no more. */
  public static final Duration LONGEST = Duration.ofHours(24);

  private static final long MILLIS_OF_SECOND = 1_000;

  public Period {
    if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a period is 1 minute to 24 hours: " + length);
    }
  }

  /** Begin of the part that a time is in, epoch milliseconds. */
  long begin(long epochMillis) {
    long shift =
        zone.getRules().getStandardOffset(Instant.ofEpochMilli(epochMillis)).getTotalSeconds()
            * MILLIS_OF_SECOND;
    return Math.floorDiv(epochMillis + shift, length.toMillis()) * length.toMillis() - shift;
  }

  /** Begin of the part after it, epoch milliseconds. */
  long end(long epochMillis) {
    return begin(epochMillis) + length.toMillis();
  }
}
