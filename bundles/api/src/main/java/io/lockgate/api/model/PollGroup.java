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
    if (period.compareTo(SHORTEST) < 0 || period.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("period must be 10 ms to 1 day: " + period);
    }
  }
}
