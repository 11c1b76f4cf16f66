// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.layout;

import java.util.List;

/**
 * What one file says.
 *
 * @param head of whom
 * @param series at least one, in the order of the columns; together at least one reading
 */
public record Content(Head head, List<Series> series) {
  public Content {
    series = List.copyOf(series);
    if (series.stream().allMatch(each -> each.readings().isEmpty())) {
      throw new IllegalArgumentException("a file needs a reading");
    }
  }

  /** Time of the first reading, epoch milliseconds. */
  public long firstMillis() {
    return series.stream()
        .filter(each -> !each.readings().isEmpty())
        .mapToLong(each -> each.readings().get(0).epochMillis())
        .min()
        .orElseThrow();
  }
}
