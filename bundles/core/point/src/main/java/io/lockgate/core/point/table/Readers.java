// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.table;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Who reads several points now, and up to which sequence number, so that a writer cuts off nothing that is still wanted.
 *
 * <p>A reader enters before it looks at the number of the newest commit; a writer looks here after its commit. So either
 * the writer sees the reader and keeps everything, or the reader sees the commit and wants nothing older. Nobody waits:
 * a reader that finds no place is counted, and nothing is cut off while there is one.
 */
final class Readers {
  private static final int PLACES = 64;
  private static final long FREE = Long.MAX_VALUE;
  private static final long ENTERING = 0;
  private static final int NO_PLACE = -1;

  private final AtomicLongArray places = new AtomicLongArray(PLACES);
  private final AtomicInteger withoutPlace = new AtomicInteger();

  Readers() {
    for (int i = 0; i < PLACES; i++) {
      places.set(i, FREE);
    }
  }

  /** Enters; everything is kept until {@link #pin} says more. Returns the place. */
  int enter() {
    for (int i = 0; i < PLACES; i++) {
      if (places.get(i) == FREE && places.compareAndSet(i, FREE, ENTERING)) {
        return i;
      }
    }
    withoutPlace.incrementAndGet();
    return NO_PLACE;
  }

  /** Says that only samples up to {@code sequence} are wanted, the newest of each point. */
  void pin(int place, long sequence) {
    if (place != NO_PLACE) {
      places.set(place, sequence);
    }
  }

  void leave(int place) {
    if (place == NO_PLACE) {
      withoutPlace.decrementAndGet();
    } else {
      places.set(place, FREE);
    }
  }

  /** The smallest number that somebody reads up to, {@code committed} when nobody reads anything older. */
  long oldest(long committed) {
    if (withoutPlace.get() > 0) {
      return ENTERING;
    }
    long oldest = committed;
    for (int i = 0; i < PLACES; i++) {
      oldest = Math.min(oldest, places.get(i));
    }
    return oldest;
  }
}
