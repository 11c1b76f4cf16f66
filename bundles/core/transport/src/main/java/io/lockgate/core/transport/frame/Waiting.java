// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.frame;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Exchanges in the order they were sent. Not thread-safe. */
public final class Waiting {
  private @Nullable Exchange first;
  private @Nullable Exchange last;
  private int count;

  public int count() {
    return count;
  }

  public boolean isFull() {
    return count >= Exchange.LIMIT;
  }

  /** Puts it at the end. */
  public void add(Exchange exchange) {
    exchange.before = last;
    if (last == null) {
      first = exchange;
    } else {
      last.after = exchange;
    }
    last = exchange;
    count++;
  }

  /** Takes it out; it must be in. */
  public void remove(Exchange exchange) {
    Exchange before = exchange.before;
    Exchange after = exchange.after;
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
    exchange.before = null;
    exchange.after = null;
    count--;
  }

  /** Takes out the oldest; null when there is none. */
  public @Nullable Exchange poll() {
    Exchange oldest = first;
    if (oldest != null) {
      remove(oldest);
    }
    return oldest;
  }

  /** Takes out the first that accepts the frame; null when none does. */
  public @Nullable Exchange takeFor(ByteBuffer frame, Link link) {
    for (Exchange each = first; each != null; each = each.after) {
      if (link.accepts(each, frame)) {
        remove(each);
        return each;
      }
    }
    return null;
  }

  /** Takes out those whose deadline is over. */
  public List<Exchange> takeDue(long now) {
    List<Exchange> due = new ArrayList<>();
    for (Exchange each = first; each != null; ) {
      Exchange next = each.after;
      if (each.deadline() - now <= 0) {
        remove(each);
        due.add(each);
      }
      each = next;
    }
    return due;
  }

  /** Takes out those without reply that are wholly sent. */
  public List<Exchange> takeSent(long flushed) {
    List<Exchange> sent = new ArrayList<>();
    for (Exchange each = first; each != null; ) {
      Exchange next = each.after;
      if (each.hasNoReply() && each.sentAt(flushed)) {
        remove(each);
        sent.add(each);
      }
      each = next;
    }
    return sent;
  }

  /** Takes out all. */
  public List<Exchange> takeAll() {
    List<Exchange> all = new ArrayList<>();
    for (Exchange each = poll(); each != null; each = poll()) {
      all.add(each);
    }
    return all;
  }

  /** The one whose deadline comes first; null when there is none. */
  public @Nullable Exchange mostUrgent() {
    Exchange urgent = first;
    for (Exchange each = first; each != null; each = each.after) {
      if (urgent != null && each.deadline() - urgent.deadline() < 0) {
        urgent = each;
      }
    }
    return urgent;
  }
}
