// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.bus;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When it is full, gives up the oldest sample of the same point, or, when none of it waits, the oldest of all. What
 * remains stays in order of sequence.
 */
final class LatestPerPoint implements SampleQueue {
  private final Map<PointId, OfOnePoint> points = new HashMap<>();
  private final int capacity;
  private @Nullable Waiting first;
  private @Nullable Waiting last;
  private int size;

  LatestPerPoint(int capacity) {
    this.capacity = capacity;
  }

  /** A sample in two chains: of all, and of its point. */
  private static final class Waiting {
    final Sample sample;
    @Nullable Waiting before;
    @Nullable Waiting after;
    @Nullable Waiting afterOfPoint;

    Waiting(Sample sample) {
      this.sample = sample;
    }
  }

  /** The ends of the chain of one point, of which at least one waits. */
  private static final class OfOnePoint {
    Waiting first;
    Waiting last;

    OfOnePoint(Waiting only) {
      first = only;
      last = only;
    }
  }

  @Override
  public boolean add(Sample sample) {
    boolean full = size == capacity;
    if (full) {
      OfOnePoint same = points.get(sample.point());
      Waiting victim = same == null ? first : same.first;
      if (victim != null) {
        remove(victim);
      }
    }
    append(new Waiting(sample));
    return full;
  }

  private void append(Waiting added) {
    added.before = last;
    if (last == null) {
      first = added;
    } else {
      last.after = added;
    }
    last = added;
    size++;
    OfOnePoint same = points.get(added.sample.point());
    if (same == null) {
      points.put(added.sample.point(), new OfOnePoint(added));
    } else {
      same.last.afterOfPoint = added;
      same.last = added;
    }
  }

  /** Takes one out that is the oldest of its point. */
  private void remove(Waiting oldest) {
    Waiting before = oldest.before;
    Waiting after = oldest.after;
    if (before == null) {
      first = after;
    } else {
      before.after = after;
    }
    if (after == null) {
      last = before;
    } else {
      after.before = before;
    }
    size--;
    OfOnePoint same = points.get(oldest.sample.point());
    Waiting next = oldest.afterOfPoint;
    if (next == null || same == null) {
      points.remove(oldest.sample.point());
    } else {
      same.first = next;
    }
  }

  @Override
  public List<Sample> take(int most) {
    List<Sample> batch = new ArrayList<>(Math.min(most, size));
    while (first != null && batch.size() < most) {
      batch.add(first.sample);
      remove(first);
    }
    return List.copyOf(batch);
  }

  @Override
  public boolean isEmpty() {
    return first == null;
  }

  @Override
  public void clear() {
    points.clear();
    first = null;
    last = null;
    size = 0;
  }
}
