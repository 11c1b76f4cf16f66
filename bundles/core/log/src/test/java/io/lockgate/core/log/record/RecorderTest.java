// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lockgate.api.point.PointId;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecorderTest {
  @Test
  void of_several_rules_the_most_particular_holds() {
    Rules rules = new Rules();
    Rule slow = new Rule(60_000, -1, false);
    Rule fast = new Rule(1_000, 2, false);
    rules.set(
        List.of(
            new PointRule("*/P", Rule.NONE),
            new PointRule("meter*/*", slow),
            new PointRule("meter1/P", fast)),
        Rule.ALL);
    assertEquals(fast, rules.apply(PointId.of("meter1/P")));
    assertEquals(slow, rules.apply(PointId.of("meter2/P")));
    assertEquals(Rule.NONE, rules.apply(PointId.of("pv/P")));
    assertEquals(Rule.ALL, rules.apply(PointId.of("pv/W")));
  }
}
