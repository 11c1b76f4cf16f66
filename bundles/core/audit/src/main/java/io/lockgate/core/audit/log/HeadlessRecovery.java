// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.log;

import io.lockgate.core.audit.chain.Head;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Goes on after the signed head itself is gone or forged: from the newest record that is intact in the last segment. */
final class HeadlessRecovery {
  private final SegmentFolder folder;

  HeadlessRecovery(SegmentFolder folder) {
    this.folder = folder;
  }

  Recovered recover(List<Segment> found, String why) throws IOException {
    if (found.isEmpty()) {
      return new Recovered(Head.EMPTY, List.of(), 0, 0, why + ", and so is the log", true);
    }
    List<Segment> segments = new ArrayList<>(found);
    Segment last = segments.get(segments.size() - 1);
    TailScan scan = new TailScan(Head.EMPTY, Long.MAX_VALUE);
    scan.read(last);
    long sequence = scan.check().last();
    String hash = scan.check().hash();
    if (scan.check().first() > sequence) {
      if (scan.goodBytes() == Files.size(last.file())) {
        folder.delete(List.of(last));
        segments.remove(last);
      } else {
        sequence = last.first();
        hash = Head.ZERO_HASH;
      }
    } else if (sequence == 0) {
      sequence = last.first();
    }
    long first = segments.isEmpty() ? sequence + 1 : segments.get(0).first();
    String anchor =
        segments.isEmpty() ? hash : SegmentStarts.previous(segments.get(0)).orElse(Head.ZERO_HASH);
    Head base = new Head(sequence, hash, first, anchor, first - 1, 0);
    return new Recovered(base, List.copyOf(segments), 0, 0, why, true);
  }
}
