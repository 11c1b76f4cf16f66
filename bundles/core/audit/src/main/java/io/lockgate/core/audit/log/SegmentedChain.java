// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.log;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.core.audit.chain.ChainException;
import io.lockgate.core.audit.chain.Head;
import io.lockgate.core.audit.chain.Line;
import io.lockgate.core.audit.chain.Lines;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Segments and signed head as one log. After any failure it is closed, and must be opened again before the next commit,
 * which takes back whatever the failed one left. Thread-safe; one lock, held for one commit at a time.
 */
final class SegmentedChain implements Closeable {
  /** Most records of one commit, and so most that a crash can leave beyond the signed head. */
  static final int MAX_BATCH = 512;

  private static final Logger LOG = LoggerFactory.getLogger(SegmentedChain.class);

  private final SegmentFolder folder;
  private final HeadStore heads;
  private final Recovery recovery;
  private Limits limits;

  private boolean open;
  private boolean everOpened;
  private boolean adopt = true;
  private boolean damagePending;
  private @Nullable TailFile tail;
  private Head head = Head.EMPTY;
  private Line.@Nullable SignedHead signed;
  private List<Segment> segments = List.of();
  private long committed;

  SegmentedChain(SegmentFolder folder, HeadStore heads, Limits limits) {
    this.folder = folder;
    this.heads = heads;
    this.limits = limits;
    recovery = new Recovery(folder, heads, MAX_BATCH);
  }

  /** New bounds, honoured from the next segment on. */
  synchronized void limit(Limits value) {
    limits = value;
  }

  synchronized Limits limits() {
    return limits;
  }

  /** Newest record, 0 when there is none. */
  synchronized long newest() {
    return head.sequence();
  }

  /** Bytes used, taking closed segments for full. */
  synchronized long usedBytes() {
    return Math.max(0L, segments.size() - 1L) * limits.segmentBytes() + committed;
  }

  /**
   * Opens the log unless it is open.
   *
   * @return what is to be recorded about that, as the first records of the next commit
   * @throws IOException it cannot be opened now
   */
  synchronized List<AuditEvent> ensureOpen() throws IOException {
    if (open) {
      return List.of();
    }
    close();
    Recovered found = recovery.recover(adopt);
    head = found.base();
    segments = found.segments();
    damagePending = !found.damage().isEmpty();
    signed = readSigned();
    if (!damagePending && (signed == null || !signed.head().equals(head))) {
      signed = heads.write(head);
    }
    if (!found.newSegment()) {
      tail = TailFile.reopen(segments.get(segments.size() - 1));
    }
    committed = tail == null ? 0 : tail.length();
    boolean first = !everOpened;
    open = true;
    everOpened = true;
    adopt = damagePending;
    return Notices.of(found, first);
  }

  /**
   * Stores all or nothing.
   *
   * @return the sequence number of the first
   * @throws IOException nothing was stored, and the log is closed
   */
  synchronized long commit(List<Stamped> batch) throws IOException {
    if (!open) {
      throw new IOException("the audit log is closed");
    }
    open = false;
    List<Segment> kept = new ArrayList<>(segments);
    Head next = write(batch, kept);
    Head rolled = roll(kept, damagePending ? next.damagedAt(head.sequence() + 1) : next);
    signed = heads.write(rolled);
    long first = head.sequence() + 1;
    boolean shrunk = rolled.first() != head.first();
    head = rolled;
    segments = List.copyOf(kept);
    committed = tail == null ? 0 : tail.length();
    damagePending = false;
    adopt = false;
    open = true;
    if (shrunk) {
      deleteRolledOff();
    }
    return first;
  }

  /**
   * The log as it stands, to be read at leisure.
   *
   * @throws IOException it was never opened, or cannot be read
   */
  synchronized LogSnapshot snapshot() throws IOException {
    if (!everOpened) {
      throw new IOException("the audit log could not be opened yet");
    }
    return LogSnapshot.take(
        head, Optional.ofNullable(damagePending ? null : signed), segments, committed, open);
  }

  /** Like {@link #snapshot}, with what the stored head looks like at the same moment: empty is good. */
  synchronized CheckedSnapshot checkedSnapshot() throws IOException {
    return new CheckedSnapshot(snapshot(), headFault());
  }

  /** A snapshot and the fault of the stored head, empty when there is none. */
  record CheckedSnapshot(LogSnapshot snapshot, String headFault) {}

  @Override
  public synchronized void close() throws IOException {
    open = false;
    TailFile file = tail;
    tail = null;
    if (file != null) {
      file.close();
    }
  }

  private Head write(List<Stamped> batch, List<Segment> kept) throws IOException {
    Head next = head;
    TailFile file = tail;
    for (Stamped event : batch) {
      Line.Entry entry =
          Lines.entry(next.sequence() + 1, event.time(), event.clock(), event.event(), next.hash());
      byte[] line = Lines.encode(entry);
      if (file == null || file.length() + line.length > limits.segmentBytes()) {
        file = begin(next, kept);
      }
      file.append(line);
      next = next.advancedTo(entry.record().sequence(), entry.record().hash());
    }
    if (file != null) {
      file.force();
    }
    return next;
  }

  private TailFile begin(Head before, List<Segment> kept) throws IOException {
    if (tail != null) {
      tail.force();
      tail.close();
    }
    Segment segment = folder.segment(before.sequence() + 1);
    TailFile file = TailFile.create(folder, segment);
    tail = file;
    kept.add(segment);
    file.append(Lines.encode(new Line.SegmentStart(segment.first(), before.hash())));
    return file;
  }

  private Head roll(List<Segment> kept, Head next) {
    Head rolled = next;
    while (kept.size() > limits.segments()) {
      kept.remove(0);
      Segment oldest = kept.get(0);
      String previous = SegmentStarts.previous(oldest).orElse(Head.ZERO_HASH);
      rolled = rolled.rolledTo(oldest.first(), previous);
    }
    return rolled;
  }

  private void deleteRolledOff() {
    try {
      folder.delete(folder.list().stream().filter(s -> s.first() < head.first()).toList());
    } catch (IOException e) {
      LOG.warn("audit: a segment that rolled off could not be removed, tried again later", e);
    }
  }

  private Line.@Nullable SignedHead readSigned() throws IOException {
    try {
      return heads.read().orElse(null);
    } catch (ChainException e) {
      LOG.error("audit: {}", e.getMessage());
      return null;
    }
  }

  /** After a failed commit the stored head may be that of the commit: a newer one of ours is no fault then. */
  private String headFault() throws IOException {
    try {
      Line.SignedHead now = heads.read().orElse(null);
      boolean unsettled = !open && now != null && now.head().sequence() >= head.sequence();
      return unsettled || (now != null && now.equals(signed))
          ? ""
          : "the stored head is not the one last signed";
    } catch (ChainException e) {
      return e.fault();
    }
  }
}
