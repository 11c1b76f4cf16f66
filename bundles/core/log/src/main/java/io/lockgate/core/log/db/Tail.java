// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.db;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Sample;
import io.lockgate.api.time.ClockQuality;
import io.lockgate.core.log.chunk.Chunk;
import io.lockgate.core.log.chunk.ChunkBuilder;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What lies in the blocks, once more in memory and by point: for questions about one point, and to be sealed without being
 * read again. Three bytes a sample or so. Not thread-safe.
 */
final class Tail {
  private final Map<PointId, OfPoint> points = new LinkedHashMap<>();
  private long first;
  private long last;
  private long receivedFrom;
  private long receivedTo;
  private int count;
  private boolean full;
  private boolean clockIsGood;

  /** What there is of one point. */
  static final class OfPoint {
    private final ChunkBuilder builder = new ChunkBuilder();
    private Sample newest;
    private long firstMillis;
    private long lastMillis;

    private OfPoint(Sample sample) {
      newest = sample;
      firstMillis = sample.sourceMillis();
      lastMillis = firstMillis;
    }

    private void add(Sample sample) {
      builder.add(sample);
      newest = sample;
      firstMillis = Math.min(firstMillis, sample.sourceMillis());
      lastMillis = Math.max(lastMillis, sample.sourceMillis());
    }

    PointId point() {
      return newest.point();
    }

    Sample newest() {
      return newest;
    }

    /** Smallest source time. */
    long firstMillis() {
      return firstMillis;
    }

    /** Largest source time. */
    long lastMillis() {
      return lastMillis;
    }

    int count() {
      return builder.count();
    }

    ChunkRow row(int number, long segment) {
      return new ChunkRow(number, segment, firstMillis, lastMillis, count(), new Content(chunk()));
    }

    byte[] chunk() {
      return builder.toBytes();
    }
  }

  /** Adds samples in order of their numbers. */
  void add(List<Sample> samples) {
    for (Sample sample : samples) {
      if (count++ == 0) {
        first = sample.sequence();
        receivedFrom = sample.receiveMillis();
        receivedTo = receivedFrom;
      }
      last = sample.sequence();
      clockIsGood = sample.clock() == ClockQuality.SYNCED;
      receivedFrom = Math.min(receivedFrom, sample.receiveMillis());
      receivedTo = Math.max(receivedTo, sample.receiveMillis());
      OfPoint its = points.computeIfAbsent(sample.point(), none -> new OfPoint(sample));
      its.add(sample);
      full = full || its.count() >= Chunk.MOST / 2;
    }
  }

  @Nullable OfPoint find(PointId point) {
    return points.get(point);
  }

  Collection<OfPoint> all() {
    return points.values();
  }

  /** Samples of all points. */
  int count() {
    return count;
  }

  /** Whether it is to be sealed because one point alone has come near the most that a chunk holds. */
  boolean isFull() {
    return full;
  }

  /** Whether the time of the last sample can be trusted. */
  boolean clockIsGood() {
    return clockIsGood;
  }

  /** Number of the last sample. */
  long last() {
    return last;
  }

  /** What it becomes when it is sealed. */
  SegmentRow segment() {
    return new SegmentRow(last, first, count, receivedFrom, receivedTo, false);
  }
}
