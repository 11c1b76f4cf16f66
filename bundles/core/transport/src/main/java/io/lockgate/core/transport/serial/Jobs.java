// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.serial;

import io.lockgate.core.transport.frame.Exchange;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Frames that wait for the line, in order; the one on the line counts too. Bounded. Thread-safe. */
final class Jobs {
  private final Deque<Job> waiting = new ArrayDeque<>();
  private long firstDeadline;
  private boolean onLine;
  private boolean closed;

  /**
   * A frame.
   *
   * @param frame whole, backed by an array
   * @param exchange what becomes of it
   */
  record Job(ByteBuffer frame, Exchange exchange) {}

  /** What became of an offer. */
  enum Answer {
    TAKEN,
    FULL,
    CLOSED
  }

  synchronized Answer offer(Job job) {
    if (closed) {
      return Answer.CLOSED;
    }
    if (waiting.size() + (onLine ? 1 : 0) >= Exchange.LIMIT) {
      return Answer.FULL;
    }
    long deadline = job.exchange.deadline();
    if (waiting.isEmpty() || deadline - firstDeadline < 0) {
      firstDeadline = deadline;
    }
    waiting.add(job);
    return Answer.TAKEN;
  }

  synchronized boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** The next one goes to the line; {@link #lineIsFree} when it is done. */
  synchronized @Nullable Job next() {
    Job job = waiting.poll();
    onLine = job != null;
    return job;
  }

  synchronized void lineIsFree() {
    onLine = false;
  }

  /** Takes out those whose time is over; quick while there are none. */
  synchronized List<Job> takeDue(long now) {
    if (waiting.isEmpty() || firstDeadline - now > 0) {
      return List.of();
    }
    List<Job> due = new ArrayList<>();
    firstDeadline = Long.MAX_VALUE / 2 + now;
    for (Iterator<Job> each = waiting.iterator(); each.hasNext(); ) {
      Job job = each.next();
      long deadline = job.exchange.deadline();
      if (deadline - now <= 0) {
        each.remove();
        due.add(job);
      } else if (deadline - firstDeadline < 0) {
        firstDeadline = deadline;
      }
    }
    return due;
  }

  /** Takes out all; from now on there are none. */
  synchronized List<Job> close() {
    closed = true;
    List<Job> all = List.copyOf(waiting);
    waiting.clear();
    return all;
  }
}
