// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.point;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QualityTest {
  @Test
  void codes_areThoseInTheLogsOfYears() {
    assertEquals(
        "GOOD=0 UNCERTAIN=1 OUT_OF_RANGE=2 STALE=3 DEVICE_ERROR=4 NOT_CONNECTED=5 NOT_READ_YET=6"
            + " OUT_OF_SERVICE=7 CONFIGURATION=8",
        String.join(" ", Stream.of(Quality.values()).map(q -> q.name() + "=" + q.code()).toList()));
  }

  @ParameterizedTest
  @EnumSource
  void code_leadsBack(Quality quality) {
    assertEquals(quality, Quality.ofCode(quality.code()));
  }

  @Test
  void unknownCode_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> Quality.ofCode(-1));
    assertThrows(IllegalArgumentException.class, () -> Quality.ofCode(Quality.values().length));
  }

  @ParameterizedTest
  @EnumSource
  void worstOfTwo_isNeverBetterThanEither(Quality one) {
    for (Quality other : Quality.values()) {
      Quality worst = one.worst(other);
      assertEquals(worst, other.worst(one));
      assertTrue(worst.level().compareTo(one.level()) >= 0);
      assertTrue(worst.level().compareTo(other.level()) >= 0);
    }
    assertEquals(one, one.worst(Quality.GOOD));
  }

  @Test
  void onlyGood_isGood() {
    assertTrue(Quality.GOOD.isGood());
    assertFalse(Quality.UNCERTAIN.isGood());
  }
}
