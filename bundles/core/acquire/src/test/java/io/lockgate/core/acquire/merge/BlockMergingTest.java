// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.Block;
import io.lockgate.api.driver.Extent;
import io.lockgate.api.driver.MergeRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockMergingTest {
  /** {@code h10+2} is space h, start 10, length 2. */
  private static List<Extent> extents(String text) {
    List<Extent> all = new ArrayList<>();
    for (String each : text.isBlank() ? new String[0] : text.trim().split(" ")) {
      String[] parts = each.substring(1).split("\\+");
      all.add(
          new Extent(
              all.size(),
              each.substring(0, 1),
              Integer.parseInt(parts[0]),
              Integer.parseInt(parts[1])));
    }
    return all;
  }

  private static String text(List<Block> blocks) {
    return blocks.stream()
        .map(b -> b.space() + b.start() + "+" + b.length() + "/" + b.members().size())
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({
    // extents, maximum, gap, forbidden, blocks
    "'', 125, 0, '', ''",
    "h0+1, 125, 0, '', h0+1/1",
    "h0+1 h1+1, 125, 0, '', h0+2/2",
    "h5+2 h0+5, 125, 0, '', h0+7/2",
    "h0+1 h2+1, 125, 0, '', h0+1/1 h2+1/1",
    "h0+1 h2+1, 125, 1, '', h0+3/2",
    "h0+1 h3+1, 125, 1, '', h0+1/1 h3+1/1",
    "h0+1 i1+1, 125, 9, '', h0+1/1 i1+1/1",
    "h0+60 h60+60 h120+60, 125, 0, '', h0+120/2 h120+60/1",
    "h0+125 h125+1, 125, 0, '', h0+125/1 h125+1/1",
    "h0+2 h124+2, 125, 200, '', h0+2/1 h124+2/1",
    "h0+2 h123+2, 125, 200, '', h0+125/2",
    "h0+4 h2+4, 125, 0, '', h0+6/2",
    "h0+4 h0+4, 125, 0, '', h0+4/2",
    "h0+9 h2+2 h9+1, 125, 0, '', h0+10/3",
    "h0+1 h5+1, 125, 9, h2+1, h0+1/1 h5+1/1",
    "h0+1 h5+1, 125, 9, i2+1, h0+6/2",
    "h0+3 h5+1, 125, 9, h2+1, h0+6/2",
    "h0+3 h5+1, 125, 9, h5+1, h0+6/2",
    "h0+3 h5+1, 125, 9, h0+100, h0+3/1 h5+1/1",
    "h0+3 h3+1, 125, 9, h0+100, h0+4/2",
    "h0+200 h200+1, 125, 9, '', h0+200/1 h200+1/1",
    "h0+1 h1+200 h201+1, 125, 9, '', h0+1/1 h1+200/1 h201+1/1",
    "h0+1 h1+1, 1, 9, '', h0+1/1 h1+1/1"
  })
  void blocks_follow_the_rule(
      String extents, int most, int gap, String forbidden, String expected) {
    MergeRule rule = new MergeRule(most, gap, extents(forbidden));
    assertEquals(expected, text(BlockMerging.merge(extents(extents), rule)));
  }

  @Test
  void any_extents_are_covered_once_and_no_rule_is_broken() {
    Random random = new Random(3);
    for (int round = 0; round < 2_000; round++) {
      List<Extent> extents = some(random, random.nextInt(40), 8);
      MergeRule rule = new MergeRule(1 + random.nextInt(30), random.nextInt(6), some(random, 3, 4));
      List<Block> blocks = BlockMerging.merge(extents, rule);
      assertEquals(
          extents.size(), blocks.stream().flatMap(b -> b.members().stream()).distinct().count());
      blocks.forEach(block -> check(block, rule));
    }
  }

  private static List<Extent> some(Random random, int count, int longest) {
    List<Extent> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String space = random.nextBoolean() ? "h" : "i";
      all.add(new Extent(i, space, random.nextInt(100), 1 + random.nextInt(longest)));
    }
    return all;
  }

  private static void check(Block block, MergeRule rule) {
    assertTrue(block.length() <= rule.maxLength() || block.members().size() == 1);
    int end = block.start();
    for (Extent each : block.members()) {
      assertEquals(block.space(), each.space());
      assertTrue(each.start() - end <= rule.maxGap());
      for (int address = end; address < each.start(); address++) {
        int unused = address;
        assertTrue(
            rule.forbidden().stream()
                .noneMatch(
                    f ->
                        f.space().equals(block.space())
                            && f.start() <= unused
                            && unused < f.end()));
      }
      end = Math.max(end, each.end());
    }
    assertEquals(block.start() + block.length(), end);
  }
}
