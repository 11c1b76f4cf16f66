// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.log;

import io.lockgate.api.security.AuditRecord;
import io.lockgate.core.audit.chain.ChainException;
import io.lockgate.core.audit.chain.Line;
import io.lockgate.core.audit.chain.LineReader;
import io.lockgate.core.audit.chain.Lines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the log forwards and remembers where it stopped, so that the next piece is found without a search. Not thread-safe. */
final class SequentialReader {
  private long sequence = -1;
  private long segmentFirst;
  private long offset;

  List<AuditRecord> after(long wanted, int limit, LogSnapshot log) throws IOException {
    if (wanted != sequence) {
      segmentFirst = 0;
    }
    List<AuditRecord> found = new ArrayList<>();
    sequence = wanted;
    List<SegmentView> segments = log.segments();
    for (int i = 0; i < segments.size() && found.size() < limit; i++) {
      long nextFirst =
          i + 1 < segments.size() ? segments.get(i + 1).segment().first() : Long.MAX_VALUE;
      if (nextFirst > sequence + 1) {
        read(segments.get(i), nextFirst, limit, found);
      }
    }
    return found;
  }

  private void read(SegmentView segment, long nextFirst, int limit, List<AuditRecord> found)
      throws IOException {
    long start = segment.segment().first() == segmentFirst ? offset : 0;
    LineReader lines = new LineReader(segment.stream(start));
    segmentFirst = segment.segment().first();
    offset = start;
    try {
      for (byte @Nullable [] bytes = lines.next(); bytes != null; bytes = lines.next()) {
        if (Lines.parse(bytes) instanceof Line.Entry entry
            && entry.record().sequence() > sequence
            && entry.record().sequence() < nextFirst) {
          found.add(entry.record());
          sequence = entry.record().sequence();
        }
        offset = start + lines.offset();
        if (found.size() == limit) {
          return;
        }
      }
    } catch (ChainException e) {
      offset = segment.length();
    }
  }
}
