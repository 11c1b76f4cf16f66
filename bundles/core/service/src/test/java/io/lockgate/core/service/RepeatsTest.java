// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lockgate.testkit.FakeClock;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RepeatsTest {
  @Test
  void one_report_a_minute_says_how_often() {
    FakeClock clock = new FakeClock();
    Repeats repeats = new Repeats(clock);
    assertEquals(OptionalInt.of(1), repeats.report(7));
    assertEquals(OptionalInt.empty(), repeats.report(7));
    assertEquals(OptionalInt.of(1), repeats.report(8));
    clock.pass(Repeats.QUIET.minusNanos(1));
    assertEquals(OptionalInt.empty(), repeats.report(7));
    clock.pass(java.time.Duration.ofNanos(1));
    assertEquals(OptionalInt.of(3), repeats.report(7));
    repeats.keepOnly(List.of(8L));
    assertEquals(OptionalInt.of(1), repeats.report(7));
    assertEquals(OptionalInt.of(1), new Repeats(clock).report(8));
  }
}
