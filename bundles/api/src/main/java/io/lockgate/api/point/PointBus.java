// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.point;

import java.util.List;
import java.util.function.Predicate;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Carries samples from the field to all who want them. Thread-safe; never blocks a publisher: each subscriber has a
 * bounded queue of its own, loses by its own policy when it is slow, and disturbs nobody else.
 */
@ProviderType
public interface PointBus {
  /** Largest capacity of a subscription, in samples. */
  int MAX_CAPACITY = 1 << 20;

  /** What a full queue gives up. Each sample given up is counted. */
  enum Loss {
    /** A waiting sample of the same point is replaced by the newer one; when none waits, the oldest goes. For displays. */
    KEEP_LATEST_PER_POINT,
    /** The oldest sample goes. For those who need every step as long as possible: log, alarms. */
    DROP_OLDEST
  }

  /** Hears of samples. */
  @FunctionalInterface
  interface Listener {
    /**
     * At least one sample, in order of sequence. Called by one thread at a time, never by that of the publisher. A
     * RuntimeException is counted and logged once; the batch is not repeated, the subscription goes on.
     */
    void samples(List<Sample> batch);
  }

  /**
   * Stamps readings, numbers them, puts them into the image together, and hands them to the subscribers. Returns
   * without waiting for any of them. An empty list has no effect.
   */
  void publish(List<Reading> readings);

  /**
   * Begins to hear of samples published from now on.
   *
   * @param wanted which points; asked once a point and remembered, must not block
   * @param capacity of the queue, 1 to {@link #MAX_CAPACITY}
   * @throws IllegalArgumentException the capacity is out of range
   */
  Subscription subscribe(Predicate<PointId> wanted, int capacity, Loss loss, Listener listener);
}
