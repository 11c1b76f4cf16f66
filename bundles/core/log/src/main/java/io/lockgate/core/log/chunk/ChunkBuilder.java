// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.chunk;

import io.lockgate.api.point.Sample;

/** A chunk that grows sample by sample. Not thread-safe. */
public final class ChunkBuilder {
  private final BitWriter bits = new BitWriter();
  private final Columns columns = new Columns();
  private int count;

  /**
   * Adds a sample of the one point of this chunk.
   *
   * @throws IllegalStateException it has {@link Chunk#MOST} already
   */
  public void add(Sample sample) {
    if (count == Chunk.MOST) {
      throw new IllegalStateException("a chunk has at most " + Chunk.MOST + " samples");
    }
    columns.write(sample, bits);
    count++;
  }

  public int count() {
    return count;
  }

  /**
   * The chunk as it is now; it may go on growing.
   *
   * @throws IllegalStateException it is empty
   */
  public byte[] toBytes() {
    if (count == 0) {
      throw new IllegalStateException("a chunk has at least one sample");
    }
    return Envelope.wrap(Chunk.KIND, count, bits.toBytes());
  }
}
