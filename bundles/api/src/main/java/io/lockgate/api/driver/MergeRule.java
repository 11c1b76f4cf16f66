// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.driver;

import java.util.List;

/**
 * How far extents may be merged.
 *
 * @param maxLength most addresses in one request, at least 1
 * @param maxGap most unused addresses to read across, 0 to read none
 * @param forbidden addresses that must never be read as part of a gap
 */
public record MergeRule(int maxLength, int maxGap, List<Extent> forbidden) {
  public MergeRule {
    forbidden = List.copyOf(forbidden);
    if (maxLength < 1 || maxGap < 0) {
      throw new IllegalArgumentException("maximum length at least 1, gap at least 0");
    }
  }
}
