// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.chunk;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Sample;
import java.util.ArrayList;
import java.util.List;

/**
 * Samples of one point, in order, as bytes. Whatever comes in comes out, to the bit. A damaged chunk is told as such and
 * gives nothing.
 */
public final class Chunk {
  /** Most samples of a chunk. */
  public static final int MOST = 1 << 16;

  static final byte KIND = 1;

  private Chunk() {}

  /**
   * Packs samples.
   *
   * @param samples of one point, 1 to {@link #MOST}
   * @throws IllegalStateException too many or none
   */
  public static byte[] pack(List<Sample> samples) {
    ChunkBuilder builder = new ChunkBuilder();
    samples.forEach(builder::add);
    return builder.toBytes();
  }

  /**
   * Unpacks what {@link #pack} made.
   *
   * @param point of which they are
   * @throws DamagedChunkException it is not that
   */
  public static List<Sample> unpack(PointId point, byte[] chunk) throws DamagedChunkException {
    ChunkReader reader = new ChunkReader(point, chunk);
    List<Sample> samples = new ArrayList<>();
    while (reader.hasNext()) {
      samples.add(reader.next());
    }
    return samples;
  }
}
