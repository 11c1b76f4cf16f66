// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.db;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Sample;
import io.lockgate.core.log.chunk.ChunkReader;
import io.lockgate.core.log.chunk.DamagedChunkException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The samples of a segment in the order in which they came, out of its chunks read side by side. What the chunks do not
 * have of the samples of the segment is counted as lost. Not thread-safe.
 */
final class Merge {
  private final PriorityQueue<Head> heads =
      new PriorityQueue<>(Comparator.comparingLong(head -> head.next.sequence()));
  private final SegmentRow segment;
  private long lost;

  private static final class Head {
    private final ChunkReader reader;
    private Sample next;
    private int left;

    Head(ChunkReader reader, int count) throws DamagedChunkException {
      this.reader = reader;
      next = reader.next();
      left = count - 1;
    }
  }

  /** Expects the samples of a segment. */
  Merge(SegmentRow segment) {
    this.segment = segment;
    lost = segment.count();
  }

  SegmentRow segment() {
    return segment;
  }

  /** How many samples are still to come. */
  long left() {
    return heads.stream().mapToLong(head -> head.left + 1L).sum();
  }

  /**
   * Takes in a chunk.
   *
   * @throws DamagedChunkException it cannot be read; nothing of it is taken
   */
  void add(PointId point, ChunkRow row) throws DamagedChunkException {
    heads.add(new Head(new ChunkReader(point, row.content().bytes()), row.count()));
    lost -= row.count();
  }

  /** Passes over samples up to a number. */
  void skipTo(long last) {
    while (!heads.isEmpty() && heads.peek().next.sequence() <= last) {
      take();
    }
  }

  /** Moves samples into the list until it has so many or nothing is left. */
  void moveTo(List<Sample> samples, int limit) {
    while (!heads.isEmpty() && samples.size() < limit) {
      samples.add(take());
    }
  }

  private Sample take() {
    Head head = heads.remove();
    Sample taken = head.next;
    try {
      if (head.reader.hasNext()) {
        head.next = head.reader.next();
        head.left--;
        heads.add(head);
      }
    } catch (DamagedChunkException damaged) {
      lost += head.left;
    }
    return taken;
  }

  boolean isEmpty() {
    return heads.isEmpty();
  }

  /** How many samples were lost since the last call. */
  long takeLost() {
    long count = Math.max(0, lost);
    lost = 0;
    return count;
  }
}
