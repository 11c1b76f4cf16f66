// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.net;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * When who is to be woken, in ticks of 4 ms, so that those who are due at about the same time share a wake-up; late by a
 * tick at most. Holds one entry a connection, not one an exchange: a connection asks anew when its alarm rings.
 * Thread-safe.
 */
final class Alarms {
  static final long TICK_NANOS = 4_000_000;

  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>((one, other) -> Long.signum(one.at - other.at));

  private record Entry(long at, Alarm alarm) {}

  /** Rings at the first tick not before the time; returns the time of that tick. */
  synchronized long set(long nanos, Alarm alarm) {
    long at = -Math.floorDiv(-nanos, TICK_NANOS) * TICK_NANOS;
    entries.add(new Entry(at, alarm));
    return at;
  }

  /** It need not ring any more; takes time in proportion to the number of alarms, so it is for the end of things. */
  synchronized void cancel(Alarm alarm) {
    entries.removeIf(entry -> entry.alarm == alarm);
  }

  /** Nanoseconds until the first is due, not negative; {@code most} when that is later or there is none. */
  synchronized long untilNext(long now, long most) {
    Entry next = entries.peek();
    return next == null ? most : Math.max(0, Math.min(most, next.at - now));
  }

  /** Rings all that are due. */
  void ring(long now) {
    for (Alarm due = takeDue(now); due != null; due = takeDue(now)) {
      due.ring(now);
    }
  }

  private synchronized @Nullable Alarm takeDue(long now) {
    Entry next = entries.peek();
    if (next == null || next.at - now > 0) {
      return null;
    }
    entries.remove();
    return next.alarm;
  }
}
