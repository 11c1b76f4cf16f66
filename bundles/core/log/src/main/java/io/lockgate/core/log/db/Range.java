// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.db;

import io.lockgate.api.point.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The samples of a range of source times. They come in the order in which they were logged, which is nearly but not always
 * that of their source times; so all of the range are looked at before the oldest are taken. Not thread-safe.
 */
final class Range implements Reads.Sink {
  private static final Comparator<Sample> ORDER =
      Comparator.comparingLong(Sample::sourceMillis).thenComparingLong(Sample::sequence);

  private final long from;
  private final long to;
  private final int limit;
  private final List<Sample> found = new ArrayList<>();

  Range(long from, long to, int limit) {
    this.from = from;
    this.to = to;
    this.limit = limit;
  }

  @Override
  public void sample(Sample sample) {
    if (sample.sourceMillis() >= from && sample.sourceMillis() < to) {
      found.add(sample);
      if (found.size() >= 2L * limit + 1_000) {
        cut();
      }
    }
  }

  private void cut() {
    found.sort(ORDER);
    found.subList(limit, found.size()).clear();
  }

  /** The oldest of them, by source time. */
  List<Sample> list() {
    found.sort(ORDER);
    return List.copyOf(found.subList(0, Math.min(limit, found.size())));
  }
}
