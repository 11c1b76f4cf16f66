// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EpochTest {
  @Test
  void olderEpoch_isStale_sameAndNewerAreNot() {
    Epoch now = Epoch.NONE.next().next();
    assertTrue(Epoch.NONE.next().isStale(now));
    assertFalse(now.isStale(now));
    assertFalse(now.next().isStale(now));
    assertTrue(Epoch.NONE.compareTo(now) < 0);
  }

  @Test
  void epoch_neverRunsBackwards() {
    assertThrows(IllegalArgumentException.class, () -> new Epoch(-1));
    assertThrows(ArithmeticException.class, () -> new Epoch(Long.MAX_VALUE).next());
  }

  @Test
  void onlyTheMain_mayWrite() {
    assertEquals(
        "[MAIN]",
        Stream.of(ClusterRole.values()).filter(ClusterRole::mayWrite).toList().toString());
  }
}
