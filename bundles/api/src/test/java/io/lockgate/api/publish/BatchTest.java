// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import io.lockgate.api.publish.Batch.Lane;
import io.lockgate.api.time.ClockQuality;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTest {
  private static final List<Sample> ONE =
      List.of(Sample.of(Reading.of(PointId.of("m/W"), Value.of(1)), 5, ClockQuality.SYNCED, 9));

  @Test
  void acknowledgingAll_movesToTheEndOfTheBatch() {
    Batch batch = new Batch(ONE, new Cursor(8), new Cursor(9), Lane.BACKLOG);
    assertEquals(new Cursor(9), Acknowledgement.all(batch).upTo());
    assertEquals(0, Acknowledgement.all(batch).rejected());
  }

  @Test
  void batch_neverStandsStill() {
    Cursor here = new Cursor(9);
    assertThrows(IllegalArgumentException.class, () -> new Batch(ONE, here, here, Lane.BACKLOG));
    assertThrows(
        IllegalArgumentException.class, () -> new Batch(List.of(), Cursor.START, here, Lane.LIVE));
  }

  @Test
  void cursors_areOrderedFromTheStart() {
    assertTrue(Cursor.START.compareTo(new Cursor(1)) < 0);
    assertThrows(IllegalArgumentException.class, () -> new Cursor(-1));
  }
}
