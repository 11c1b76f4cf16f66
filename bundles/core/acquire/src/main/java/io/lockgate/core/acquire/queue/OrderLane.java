// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.queue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads of single points: the lower number first, equal ones in their order. One thread at a time.
 *
 * @param <E> what waits
 */
final class OrderLane<E> {
  private final PriorityQueue<Waiting<E>> waiting =
      new PriorityQueue<>(
          Comparator.<Waiting<E>>comparingInt(Waiting::priority).thenComparingLong(Waiting::order));
  private long last;

  private record Waiting<E>(int priority, long order, E element) {}

  void add(int priority, E element) {
    waiting.add(new Waiting<>(priority, last++, element));
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  @Nullable E take() {
    Waiting<E> first = waiting.poll();
    return first == null ? null : first.element;
  }

  List<E> takeAll() {
    List<E> all = new ArrayList<>();
    for (E element = take(); element != null; element = take()) {
      all.add(element);
    }
    return all;
  }
}
