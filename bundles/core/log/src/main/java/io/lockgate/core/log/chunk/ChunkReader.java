// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.chunk;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Sample;

/** Reads a chunk sample by sample, so that many chunks can be read side by side. Not thread-safe. */
public final class ChunkReader {
  private final PointId point;
  private final BitReader bits;
  private final Columns columns = new Columns();
  private int left;

  /**
   * At the first sample.
   *
   * @param point of which they are
   * @throws DamagedChunkException these bytes are no chunk
   */
  public ChunkReader(PointId point, byte[] chunk) throws DamagedChunkException {
    Envelope envelope = Envelope.open(Chunk.KIND, Chunk.MOST, chunk);
    this.point = point;
    this.bits = envelope.bits();
    this.left = envelope.count();
  }

  public boolean hasNext() {
    return left > 0;
  }

  /**
   * The next sample.
   *
   * @throws DamagedChunkException the bits make none, or there is none left
   */
  public Sample next() throws DamagedChunkException {
    if (left == 0) {
      throw new DamagedChunkException("there are no more samples");
    }
    left--;
    return columns.read(point, bits);
  }
}
