// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthBoardTest {
  private static HealthEntry entry(String name, Status status) {
    return new HealthEntry(name, new Health(status, "because"), Instant.EPOCH);
  }

  private static Health overall(HealthEntry... entries) {
    HealthBoard board = () -> List.of(entries);
    return board.overall();
  }

  @Test
  void whole_isAsWellAsItsWorstPart() {
    assertEquals(Health.OK, overall(entry("https", Status.OK)));
    assertEquals(
        new Health(Status.CRITICAL, "2 of 3 need attention: clock, field"),
        overall(
            entry("clock", Status.WARN),
            entry("field", Status.CRITICAL),
            entry("https", Status.OK)));
  }

  @Test
  void nobodyAsked_isNotGreen() {
    assertEquals(Status.TEMPORARILY_UNAVAILABLE, overall().status());
  }
}
