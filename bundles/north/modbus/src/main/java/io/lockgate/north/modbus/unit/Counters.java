// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.unit;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Counts what would otherwise be lost without a trace. Thread-safe. */
public final class Counters {
  /** What is counted. */
  public enum Event {
    /** Connections taken. */
    ACCEPTED,
    /** Connections turned away because all places were taken. */
    TURNED_AWAY,
    /** Connections that never asked anything whole and gave their place to a newcomer. */
    DISPLACED,
    /** Connections closed because a request was not whole in time. */
    HALF_SENT,
    /** Connections closed after a long silence. */
    IDLE,
    /** Connections closed because of a bad header. */
    BAD_HEADER,
    /** Connections closed because their replies were not taken. */
    SLOW_READER,
    /** Connections dropped because their zone was switched off or its address went away. */
    ZONE_CLOSED,
    /** Replies whose client was gone. */
    CLIENT_GONE,
    /** Requests older than the upstream timeout, dropped. */
    EXPIRED,
    /** Requests answered with "busy". */
    BUSY,
    /** Requests for a unit without a route. */
    NO_ROUTE,
    /** Connections closed because the client did not prove who it is. */
    UNPROVEN,
    /** Requests refused by the policy of a route or of a role, or before commissioning. */
    REFUSED,
    /** Frames on a serial line that were damaged. */
    DAMAGED
  }

  private final Map<Event, LongAdder> counts = new EnumMap<>(Event.class);

  /** All at zero. */
  public Counters() {
    for (Event event : Event.values()) {
      counts.put(event, new LongAdder());
    }
  }

  /** One more. */
  public void count(Event event) {
    adder(event).increment();
  }

  /** How many so far. */
  public long of(Event event) {
    return adder(event).sum();
  }

  private LongAdder adder(Event event) {
    LongAdder adder = counts.get(event);
    if (adder == null) {
      throw new IllegalArgumentException("not counted: " + event);
    }
    return adder;
  }

  /** All that happened at least once: {@code accepted 3, idle 1}. */
  @Override
  public String toString() {
    return counts.entrySet().stream()
        .filter(each -> each.getValue().sum() > 0)
        .map(each -> words(each.getKey()) + " " + each.getValue().sum())
        .collect(Collectors.joining(", "));
  }

  private static String words(Event event) {
    return event.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
