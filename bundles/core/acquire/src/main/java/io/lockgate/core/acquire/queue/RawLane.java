// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.queue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Requests of many sources: sources take turns, those of one source keep their order. One thread at a time.
 *
 * @param <E> what waits
 */
final class RawLane<E> {
  private final int mostOfOneSource;
  private final Map<String, Source<E>> sources = new HashMap<>();
  private final ArrayDeque<Source<E>> turns = new ArrayDeque<>();

  private record Source<E>(String name, ArrayDeque<E> waiting) {}

  RawLane(int mostOfOneSource) {
    this.mostOfOneSource = mostOfOneSource;
  }

  /** Whether there was room for it. */
  boolean add(String source, E element) {
    Source<E> its = sources.get(source);
    if (its == null) {
      its = new Source<>(source, new ArrayDeque<>());
      sources.put(source, its);
      turns.add(its);
    }
    return its.waiting.size() < mostOfOneSource && its.waiting.add(element);
  }

  boolean isEmpty() {
    return turns.isEmpty();
  }

  @Nullable E take() {
    Source<E> its = turns.poll();
    if (its == null) {
      return null;
    }
    E element = its.waiting.poll();
    if (its.waiting.isEmpty()) {
      sources.remove(its.name);
    } else {
      turns.add(its);
    }
    return element;
  }

  List<E> takeAll() {
    List<E> all = new ArrayList<>();
    turns.forEach(source -> all.addAll(source.waiting));
    turns.clear();
    sources.clear();
    return all;
  }
}
