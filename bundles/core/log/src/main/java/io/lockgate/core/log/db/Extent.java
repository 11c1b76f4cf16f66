// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.db;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Sample;
import io.lockgate.core.log.chunk.ChunkReader;
import io.lockgate.core.log.chunk.DamagedChunkException;
import org.jspecify.annotations.Nullable;

/** What some chunks of a segment span, by looking at each sample. Not thread-safe. */
final class Extent implements Reads.Sink {
  private long first = Long.MAX_VALUE;
  private long receivedFrom = Long.MAX_VALUE;
  private long receivedTo = Long.MIN_VALUE;
  private int count;

  @Override
  public void sample(Sample sample) {
    first = Math.min(first, sample.sequence());
    receivedFrom = Math.min(receivedFrom, sample.receiveMillis());
    receivedTo = Math.max(receivedTo, sample.receiveMillis());
    count++;
  }

  /** Looks at a chunk; false, and nothing is changed, when it cannot be read. */
  boolean add(PointId point, ChunkRow row) {
    try {
      ChunkReader reader = new ChunkReader(point, row.content().bytes());
      while (reader.hasNext()) {
        sample(reader.next());
      }
      return true;
    } catch (DamagedChunkException unreadable) {
      return false;
    }
  }

  /** Samples seen. */
  int count() {
    return count;
  }

  /**
   * The row of the segment.
   *
   * @param known as it was; null when that cannot be read
   */
  SegmentRow segment(long last, @Nullable SegmentRow known) {
    return known == null
        ? new SegmentRow(last, first, count, receivedFrom, receivedTo, false)
        : known;
  }
}
