// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.log;

import io.lockgate.core.audit.chain.ChainException;
import io.lockgate.core.audit.chain.Head;
import io.lockgate.core.audit.chain.Line;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * Brings log and signed head together at a start or after a failed write. Reads only the segment that holds the newest
 * signed record and what follows it.
 *
 * <p>Nothing beyond the signed head was ever acknowledged, so whatever is broken there is unfinished writing. Anything
 * wrong up to the head is damage: it stays where it is and the log goes on in a new segment, chained to the head.
 */
final class Recovery {
  private final SegmentFolder folder;
  private final HeadStore heads;
  private final int largestBatch;

  Recovery(SegmentFolder folder, HeadStore heads, int largestBatch) {
    this.folder = folder;
    this.heads = heads;
    this.largestBatch = largestBatch;
  }

  /**
   * @param adopt whether intact records beyond the head are kept (a crash) or removed (their writing was reported as
   *     failed)
   * @throws IOException something cannot be read or mended now; call again later
   */
  Recovered recover(boolean adopt) throws IOException {
    List<Segment> all = folder.list();
    Optional<Line.SignedHead> stored;
    try {
      stored = heads.read();
    } catch (ChainException e) {
      return new HeadlessRecovery(folder).recover(all, e.fault());
    }
    if (stored.isPresent()) {
      return withHead(stored.get().head(), all, adopt);
    }
    if (all.isEmpty() && !heads.hasRunBefore()) {
      return new Recovered(Head.EMPTY, List.of(), 0, 0, "", true);
    }
    return new HeadlessRecovery(folder).recover(all, "the signed head is missing");
  }

  private Recovered withHead(Head head, List<Segment> all, boolean adopt) throws IOException {
    List<Segment> kept = all.stream().filter(s -> s.first() >= head.first()).toList();
    if (!kept.isEmpty() && kept.get(0).first() == head.first()) {
      folder.delete(all.subList(0, all.size() - kept.size()));
    }
    int covering = covering(kept, head.sequence());
    TailScan scan = new TailScan(head, adopt ? Long.MAX_VALUE : head.sequence());
    boolean whole = true;
    int read = Math.max(0, covering);
    for (; read < kept.size() && whole; read++) {
      whole = scan.read(kept.get(read));
    }
    if (!reached(scan, covering, head)) {
      return damaged(head, kept, scan);
    }
    long cut = whole ? 0 : cutAfter(kept, read - 1, scan.goodBytes());
    List<Segment> left =
        kept.subList(0, whole ? kept.size() : scan.goodBytes() == 0 ? read - 1 : read);
    return crashed(head, left, scan, cut);
  }

  private static boolean reached(TailScan scan, int covering, Head head) {
    boolean nothingKept = head.sequence() < head.first();
    if (scan.check().first() == 0) {
      return nothingKept;
    }
    return (nothingKept || covering >= 0)
        && scan.check().first() <= head.sequence() + 1
        && scan.check().last() >= head.sequence();
  }

  private Recovered crashed(Head head, List<Segment> left, TailScan scan, long cut) {
    boolean none = left.isEmpty();
    long adopted = Math.max(0, scan.check().last() - head.sequence());
    Head base = adopted == 0 ? head : head.advancedTo(scan.check().last(), scan.check().hash());
    String damage = "";
    if (adopted > largestBatch) {
      damage = "the signed head is older than the log by " + adopted + " records";
    } else if (head.damage() == 0 && !none && left.get(0).first() != head.first()) {
      damage = "records before " + left.get(0).first() + " are missing";
    }
    return new Recovered(base, List.copyOf(left), adopted, cut, damage, none);
  }

  private Recovered damaged(Head head, List<Segment> kept, TailScan scan) throws IOException {
    List<Segment> beyond = kept.stream().filter(s -> s.first() > head.sequence()).toList();
    folder.delete(beyond);
    List<Segment> left = kept.subList(0, kept.size() - beyond.size());
    String what =
        scan.fault().isEmpty()
            ? "records up to " + head.sequence() + " are missing"
            : scan.fault() + "; signed up to record " + head.sequence();
    return new Recovered(head, List.copyOf(left), 0, 0, what, true);
  }

  private long cutAfter(List<Segment> kept, int index, long goodBytes) throws IOException {
    long cut = 0;
    for (Segment segment : kept.subList(index, kept.size())) {
      cut += Files.size(segment.file());
    }
    folder.delete(kept.subList(goodBytes == 0 ? index : index + 1, kept.size()));
    if (goodBytes > 0) {
      try (FileChannel file = FileChannel.open(kept.get(index).file(), StandardOpenOption.WRITE)) {
        file.truncate(goodBytes);
        file.force(true);
      }
    }
    return cut - goodBytes;
  }

  private static int covering(List<Segment> segments, long sequence) {
    int found = -1;
    for (int i = 0; i < segments.size() && segments.get(i).first() <= sequence; i++) {
      found = i;
    }
    return found;
  }
}
