// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.time;

import io.lockgate.api.time.GatewayClock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All moments at which something is due, on the monotonic clock, rounded up to {@link #QUANTUM} unless said
 * otherwise: what is due within the same 5 ms shares one wake-up. Thread-safe.
 */
public final class Alarms {
  /** Nanoseconds to which moments are rounded up. */
  public static final long QUANTUM = 5_000_000;

  /** What {@link #runDue} answers when nothing is set. */
  public static final long NEVER = Long.MAX_VALUE;

  private final GatewayClock clock;
  private final Runnable earlier;
  private final TreeMap<Long, Set<Alarm>> slots = new TreeMap<>();

  /** Alarms of which {@code earlier} hears whenever one becomes the first. */
  public Alarms(GatewayClock clock, Runnable earlier) {
    this.clock = clock;
    this.earlier = earlier;
  }

  /** The moment at which an alarm for this moment goes off. */
  public static long quantise(long nanos) {
    return -Math.floorDiv(-nanos, QUANTUM) * QUANTUM;
  }

  /** An alarm, not set. */
  public Alarm alarm(Runnable task) {
    return new Alarm(task);
  }

  /**
   * Runs what is due, on this thread.
   *
   * @return the moment of the next alarm, or {@link #NEVER}
   */
  public long runDue() {
    for (List<Alarm> due = takeDue(); !due.isEmpty(); due = takeDue()) {
      due.forEach(alarm -> alarm.task.run());
    }
    return next();
  }

  /** The moment of the next alarm, or {@link #NEVER}. */
  public synchronized long next() {
    return slots.isEmpty() ? NEVER : slots.firstKey();
  }

  /** How many are set. */
  public synchronized int size() {
    return slots.values().stream().mapToInt(Set::size).sum();
  }

  private synchronized List<Alarm> takeDue() {
    Map.Entry<Long, Set<Alarm>> first = slots.firstEntry();
    if (first == null || first.getKey() > clock.monotonicNanos()) {
      return List.of();
    }
    slots.remove(first.getKey());
    first.getValue().forEach(alarm -> alarm.moment = NEVER);
    return List.copyOf(first.getValue());
  }

  private synchronized boolean set(Alarm alarm, long moment) {
    remove(alarm);
    alarm.moment = moment;
    boolean first = slots.isEmpty() || moment < slots.firstKey();
    slots.computeIfAbsent(moment, none -> new LinkedHashSet<>()).add(alarm);
    return first;
  }

  private synchronized void remove(Alarm alarm) {
    Set<Alarm> slot = slots.get(alarm.moment);
    if (slot != null && slot.remove(alarm) && slot.isEmpty()) {
      slots.remove(alarm.moment);
    }
    alarm.moment = NEVER;
  }

  /**
   * Something that happens at one moment at a time. Its task runs on the timer's thread, must not block, and may run once
   * more when it is cancelled or set anew at the very moment at which it goes off.
   */
  public final class Alarm {
    private final Runnable task;
    private long moment = NEVER;

    private Alarm(Runnable task) {
      this.task = task;
    }

    /** Goes off at this moment instead of any set before. */
    public void set(long nanos) {
      if (Alarms.this.set(this, quantise(nanos))) {
        earlier.run();
      }
    }

    /** As {@link #set}, but not rounded: for short times that somebody waits for. */
    public void setExactly(long nanos) {
      if (Alarms.this.set(this, nanos)) {
        earlier.run();
      }
    }

    /** Does not go off. Without effect when it is not set. */
    public void cancel() {
      remove(this);
    }
  }
}
