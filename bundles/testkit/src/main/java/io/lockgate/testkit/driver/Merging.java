// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.driver;

import io.lockgate.api.driver.Block;
import io.lockgate.api.driver.Extent;
import io.lockgate.api.driver.MergeRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Merges extents as the contract of the link's context asks. Pure. */
final class Merging {
  private Merging() {}

  static List<Block> merge(List<Extent> extents, MergeRule rule) {
    List<Extent> sorted =
        extents.stream()
            .sorted(Comparator.comparing(Extent::space).thenComparingInt(Extent::start))
            .toList();
    List<Block> blocks = new ArrayList<>();
    List<Extent> members = new ArrayList<>();
    int end = 0;
    for (Extent each : sorted) {
      if (!members.isEmpty() && !joins(members.get(0), end, each, rule)) {
        blocks.add(block(members, end));
        members.clear();
      }
      end = members.isEmpty() ? each.end() : Math.max(end, each.end());
      members.add(each);
    }
    if (!members.isEmpty()) {
      blocks.add(block(members, end));
    }
    return List.copyOf(blocks);
  }

  private static Block block(List<Extent> members, int end) {
    Extent first = members.get(0);
    return new Block(first.space(), first.start(), end - first.start(), members);
  }

  private static boolean joins(Extent first, int end, Extent next, MergeRule rule) {
    int length = Math.max(end, next.end()) - first.start();
    boolean gapIsFree =
        rule.forbidden().stream()
            .noneMatch(
                each ->
                    each.space().equals(next.space())
                        && each.start() < next.start()
                        && each.end() > end);
    return first.space().equals(next.space())
        && length <= rule.maxLength()
        && next.start() - end <= rule.maxGap()
        && (next.start() <= end || gapIsFree);
  }
}
