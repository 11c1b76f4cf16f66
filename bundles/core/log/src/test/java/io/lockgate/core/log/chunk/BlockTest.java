// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.chunk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import io.lockgate.api.time.ClockQuality;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BlockTest {
  private static final List<PointId> POINTS = points();

  private static List<PointId> points() {
    List<PointId> points = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      points.add(PointId.of("meter" + i / 50 + "/p" + i % 50));
    }
    return points;
  }

  private static List<Sample> samples(int count) {
    SplittableRandom random = new SplittableRandom(3);
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      samples.add(
          new Sample(
              POINTS.get(i % POINTS.size()),
              new Value.Decimal(random.nextInt(5_000), 1),
              Quality.GOOD,
              1_700_000_000_000L + i / 50,
              1_700_000_000_000L + i / 50,
              ClockQuality.SYNCED,
              9_000_000L + i));
    }
    return samples;
  }

  private static byte[] pack(List<Sample> samples) {
    return Block.pack(samples, POINTS::indexOf);
  }

  @Test
  void samples_of_many_points_come_out_in_their_order() throws Exception {
    List<Sample> samples = samples(5_000);
    byte[] block = pack(samples);
    assertEquals(samples, Block.unpack(block, POINTS::get));
    assertTrue(block.length < 4 * samples.size(), () -> block.length + " bytes");
  }

  @Test
  void points_nobody_knows_and_other_kinds_are_damage() {
    List<Sample> one = samples(1);
    assertThrows(DamagedChunkException.class, () -> Block.unpack(pack(one), number -> null));
    assertThrows(DamagedChunkException.class, () -> Block.unpack(Chunk.pack(one), POINTS::get));
    assertThrows(DamagedChunkException.class, () -> Chunk.unpack(POINTS.get(0), pack(one)));
  }
}
