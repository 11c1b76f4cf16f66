// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HealthTest {
  @Test
  void whole_isAsWellAsItsWorstPart() {
    assertEquals(Status.CRITICAL, Status.WARN.worst(Status.CRITICAL));
    assertEquals(Status.WARN, Status.WARN.worst(Status.OK));
    assertEquals(Status.CHECK_FAILED, Status.CHECK_FAILED.worst(Status.CRITICAL));
  }

  @Test
  void light_neverGetsGreenerAsStatusGetsWorse() {
    Status.Light before = Status.Light.GREEN;
    for (Status status : Status.values()) {
      assertTrue(before.compareTo(status.light()) <= 0, status.name());
      before = status.light();
    }
    assertEquals(Status.Light.RED, before);
  }

  @Test
  void anythingButOk_needsAReason() {
    assertEquals("", Health.OK.detail());
    assertThrows(IllegalArgumentException.class, () -> new Health(Status.WARN, " "));
  }

  @Test
  void longDetail_isCut() {
    assertEquals(500, new Health(Status.WARN, "x".repeat(501)).detail().length());
  }
}
