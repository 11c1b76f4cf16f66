// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.fakes;

import io.lockgate.api.driver.Block;
import io.lockgate.api.driver.Extent;
import io.lockgate.api.driver.MergeRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Merging as the contract says, for extents of one space. */
final class SimpleMerge {
  private SimpleMerge() {}

  static List<Block> of(List<Extent> extents, MergeRule rule) {
    List<Extent> sorted = new ArrayList<>(extents);
    sorted.sort(Comparator.comparingInt(Extent::start).thenComparingInt(Extent::index));
    List<Block> blocks = new ArrayList<>();
    List<Extent> members = new ArrayList<>();
    for (Extent next : sorted) {
      if (!members.isEmpty() && !fits(members, next, rule)) {
        blocks.add(block(members));
        members.clear();
      }
      members.add(next);
    }
    blocks.add(block(members));
    return blocks;
  }

  private static boolean fits(List<Extent> members, Extent next, MergeRule rule) {
    int end = end(members);
    boolean forbidden =
        rule.forbidden().stream()
            .anyMatch(
                f -> f.space().equals(next.space()) && f.start() < next.start() && f.end() > end);
    return next.start() - end <= rule.maxGap()
        && Math.max(end, next.end()) - members.get(0).start() <= rule.maxLength()
        && !forbidden;
  }

  private static int end(List<Extent> members) {
    return members.stream().mapToInt(Extent::end).max().orElseThrow();
  }

  private static Block block(List<Extent> members) {
    Extent first = members.get(0);
    return new Block(first.space(), first.start(), end(members) - first.start(), members);
  }
}
