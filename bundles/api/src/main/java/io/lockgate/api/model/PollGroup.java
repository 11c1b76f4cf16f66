// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.model;

import java.time.Duration;

/**
 * Points that are read together.
 *
 * @param name unique in its model
 * @param period from one read to the next, 10 ms to 1 day
 */
public record PollGroup(String name, Duration period) {
  private static final Duration SHORTEST = Duration.ofMillis(10);
  private static final Duration LONGEST = Duration.ofDays(1);

  public PollGroup {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a poll group needs a name");
    }
    if (!isPeriod(period)) {
      throw new IllegalArgumentException("period must be 10 ms to 1 day: " + period);
    }
  }

  /** Whether a time is one of 10 ms to 1 day. */
  public static boolean isPeriod(Duration time) {
    return time.compareTo(SHORTEST) >= 0 && time.compareTo(LONGEST) <= 0;
  }
}
