// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.merge;

import io.lockgate.api.driver.Block;
import io.lockgate.api.driver.Extent;
import io.lockgate.api.driver.MergeRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Merges extents that lie near together into blocks, from low to high addresses: each block takes what still fits. Pure.
 */
public final class BlockMerging {
  private static final Comparator<Extent> BY_ADDRESS =
      Comparator.comparing(Extent::space)
          .thenComparingInt(Extent::start)
          .thenComparingInt(Extent::length)
          .thenComparingInt(Extent::index);

  private final MergeRule rule;
  private final List<Block> blocks = new ArrayList<>();
  private final List<Extent> members = new ArrayList<>();
  private int end;

  private BlockMerging(MergeRule rule) {
    this.rule = rule;
  }

  /** The blocks, sorted by space and start; an extent longer than the rule's maximum is a block of its own. */
  public static List<Block> merge(List<Extent> extents, MergeRule rule) {
    BlockMerging merging = new BlockMerging(rule);
    extents.stream().sorted(BY_ADDRESS).forEach(merging::add);
    merging.finishBlock();
    return List.copyOf(merging.blocks);
  }

  private void add(Extent next) {
    if (!members.isEmpty() && !fits(next)) {
      finishBlock();
    }
    end = members.isEmpty() ? next.end() : Math.max(end, next.end());
    members.add(next);
  }

  private boolean fits(Extent next) {
    Extent first = members.get(0);
    return next.space().equals(first.space())
        && Math.max(end, next.end()) - first.start() <= rule.maxLength()
        && next.start() - end <= rule.maxGap()
        && !crossesForbidden(next);
  }

  /** Whether an address between what is merged so far and the next extent must not be read. */
  private boolean crossesForbidden(Extent next) {
    for (Extent forbidden : rule.forbidden()) {
      if (forbidden.space().equals(next.space())
          && forbidden.start() < next.start()
          && forbidden.end() > end
          && next.start() > end) {
        return true;
      }
    }
    return false;
  }

  private void finishBlock() {
    if (!members.isEmpty()) {
      Extent first = members.get(0);
      blocks.add(new Block(first.space(), first.start(), end - first.start(), members));
      members.clear();
    }
  }
}
