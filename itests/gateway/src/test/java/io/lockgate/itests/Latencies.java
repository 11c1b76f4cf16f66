// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How long things took, each known to lie between the moment it had not yet happened and the moment it had. Judged by
 * the earlier, so that a client that looks seldom accuses nobody.
 */
final class Latencies {
  private final List<Long> least = new ArrayList<>();
  private long most;

  void add(long leastNanos, long mostNanos) {
    least.add(leastNanos / 1_000_000);
    most = Math.max(most, mostNanos / 1_000_000);
  }

  int count() {
    return least.size();
  }

  /** Which part of all took so long or less, 0 to 1. */
  double within(long millis) {
    return (double) least.stream().filter(each -> each <= millis).count() / Math.max(1, count());
  }

  /** The longest that something certainly took, in milliseconds. */
  long longestMillis() {
    return least.isEmpty() ? 0 : Collections.max(least);
  }

  @Override
  public String toString() {
    if (least.isEmpty()) {
      return "never";
    }
    List<Long> sorted = least.stream().sorted().toList();
    return sorted.get(sorted.size() / 2)
        + " ms (median), "
        + longestMillis()
        + " to "
        + most
        + " ms (longest, not yet and certainly)";
  }
}
