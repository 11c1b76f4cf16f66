// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.log;

import io.lockgate.api.security.AuditQuery;
import io.lockgate.api.security.AuditRecord;
import io.lockgate.core.audit.chain.Line;
import io.lockgate.core.audit.chain.Lines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads from the newest record back until enough match. The chain is followed backwards from the head: a record counts
 * only when its hash fits its neighbours; a stretch that does not is answered by one record that says so. Not
 * thread-safe.
 */
final class BackwardQuery {
  private final AuditQuery query;
  private final List<AuditRecord> found = new ArrayList<>();
  private final DamagedStretch damaged = new DamagedStretch();

  /** The record that must come next, going back. */
  private long next;

  /** The hash it must have; null after damage, when nothing vouches for it. */
  private @Nullable String link;

  /** In its place by number and hash; its content is checked against the record before it. */
  private Line.@Nullable Entry held;

  private BackwardQuery(AuditQuery query, LogSnapshot log) {
    this.query = query;
    next = log.head().sequence();
    link = log.head().hash();
  }

  static List<AuditRecord> run(AuditQuery query, LogSnapshot log) throws IOException {
    BackwardQuery reading = new BackwardQuery(query, log);
    for (int i = log.segments().size() - 1; i >= 0 && !reading.full(); i--) {
      reading.read(log.segments().get(i));
    }
    if (!reading.full()) {
      reading.settle(null);
      reading.damaged.add(log.head().first(), reading.next);
      reading.damaged.drain().ifPresent(reading.found::add);
    }
    Collections.reverse(reading.found);
    return reading.found;
  }

  private void read(SegmentView segment) throws IOException {
    BackwardLines lines = new BackwardLines(segment);
    Optional<Line> line = lines.previous();
    while (line.isPresent() || !lines.atStart()) {
      Line known = line.orElse(null);
      if (known instanceof Line.Entry entry) {
        take(entry);
      } else if (known instanceof Line.SegmentStart start
          && start.first() == segment.segment().first()) {
        settle(start.previous());
      } else {
        settle(null);
      }
      if (full()) {
        return;
      }
      line = lines.previous();
    }
  }

  private void take(Line.Entry entry) {
    long sequence = entry.record().sequence();
    String claimed = entry.record().hash();
    settle(claimed);
    if (sequence > next) {
      return;
    }
    if (sequence < next) {
      damaged.add(sequence + 1, next);
      link = null;
    }
    next = sequence - 1;
    if (link == null || link.equals(claimed)) {
      held = entry;
    } else {
      damaged.add(sequence, sequence);
      link = null;
    }
  }

  /** Decides about the held record: {@code before} is the hash of what precedes it, null when that is unreadable. */
  private void settle(@Nullable String before) {
    Line.Entry entry = held;
    held = null;
    if (entry == null) {
      link = before == null ? null : link;
      return;
    }
    if (before == null || !Lines.follows(entry, before)) {
      damaged.add(entry.record().sequence(), entry.record().sequence());
      link = null;
      return;
    }
    link = before;
    damaged.drain().ifPresent(found::add);
    if (!full() && QueryMatch.matches(query, entry.record())) {
      found.add(entry.record());
    }
  }

  private boolean full() {
    return found.size() >= query.limit();
  }
}
