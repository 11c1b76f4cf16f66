// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.log;

import io.lockgate.core.audit.chain.ChainCheck;
import io.lockgate.core.audit.chain.ChainException;
import io.lockgate.core.audit.chain.Head;
import io.lockgate.core.audit.chain.Line;
import io.lockgate.core.audit.chain.LineReader;
import io.lockgate.core.audit.chain.Lines;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Reads the end of the log until it ends or something does not belong there. Not thread-safe. */
final class TailScan {
  private final ChainCheck check = new ChainCheck();
  private final Head head;
  private final long lastWanted;
  private long goodBytes;
  private String fault = "";

  /**
   * @param head what was signed
   * @param lastWanted anything beyond this record is a fault
   */
  TailScan(Head head, long lastWanted) {
    this.head = head;
    this.lastWanted = lastWanted;
  }

  ChainCheck check() {
    return check;
  }

  /** Bytes of the segment read last that are in order. */
  long goodBytes() {
    return goodBytes;
  }

  /** Empty, or what ended the reading. */
  String fault() {
    return fault;
  }

  /** Reads one segment; false when the reading ends inside it. */
  boolean read(Segment segment) throws IOException {
    goodBytes = 0;
    try (FileChannel file = FileChannel.open(segment.file(), StandardOpenOption.READ)) {
      LineReader lines = new LineReader(Channels.newInputStream(file));
      byte @Nullable [] bytes = lines.next();
      if (bytes == null) {
        throw new ChainException("empty segment");
      }
      begin(segment, Lines.parse(bytes));
      goodBytes = lines.offset();
      for (bytes = lines.next(); bytes != null; bytes = lines.next()) {
        take(Lines.parse(bytes));
        goodBytes = lines.offset();
      }
      return true;
    } catch (ChainException e) {
      fault = "%s, byte %d: %s".formatted(segment.file().getFileName(), goodBytes, e.fault());
      return false;
    }
  }

  private void begin(Segment segment, Line line) throws ChainException {
    if (!(line instanceof Line.SegmentStart start) || start.first() != segment.first()) {
      throw new ChainException("not the beginning of this segment");
    }
    boolean anchored = start.first() != head.first() || start.previous().equals(head.previous());
    boolean continued =
        start.first() != head.sequence() + 1 || start.previous().equals(head.hash());
    if (!anchored || !continued) {
      throw new ChainException("does not continue what was signed");
    }
    check.accept(start);
  }

  private void take(Line line) throws ChainException {
    if (line instanceof Line.Entry entry && entry.record().sequence() > lastWanted) {
      throw new ChainException("record that was reported as failed");
    }
    check.accept(line);
    if (check.last() == head.sequence() && !check.hash().equals(head.hash())) {
      throw new ChainException("record " + head.sequence() + " is not the one that was signed");
    }
  }
}
