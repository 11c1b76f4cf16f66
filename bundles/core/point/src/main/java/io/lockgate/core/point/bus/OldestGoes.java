// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.bus;

import io.lockgate.api.point.Sample;
import java.util.ArrayDeque;
import java.util.List;

/** Gives up the oldest sample when it is full. */
final class OldestGoes implements SampleQueue {
  private final ArrayDeque<Sample> waiting = new ArrayDeque<>();
  private final int capacity;

  OldestGoes(int capacity) {
    this.capacity = capacity;
  }

  @Override
  public boolean add(Sample sample) {
    boolean full = waiting.size() == capacity;
    if (full) {
      waiting.remove();
    }
    waiting.add(sample);
    return full;
  }

  @Override
  public List<Sample> take(int most) {
    Sample[] batch = new Sample[Math.min(most, waiting.size())];
    for (int i = 0; i < batch.length; i++) {
      batch[i] = waiting.remove();
    }
    return List.of(batch);
  }

  @Override
  public boolean isEmpty() {
    return waiting.isEmpty();
  }

  @Override
  public void clear() {
    waiting.clear();
  }
}
