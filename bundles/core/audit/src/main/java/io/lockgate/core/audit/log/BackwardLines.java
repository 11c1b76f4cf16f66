// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.log;

import io.lockgate.core.audit.chain.ChainException;
import io.lockgate.core.audit.chain.Line;
import io.lockgate.core.audit.chain.Lines;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The lines of one segment from the last to the first, in bounded memory. Not thread-safe. */
final class BackwardLines {
  private static final int BLOCK = 64 * 1024;

  private final SegmentView segment;
  private byte[] block = new byte[0];
  private long blockStart;
  private long end;

  BackwardLines(SegmentView segment) {
    this.segment = segment;
    end = segment.length();
    blockStart = end;
  }

  /** Whether everything was read. */
  boolean atStart() {
    return end == 0;
  }

  /** The line before; empty when it is not one of this log or, {@link #atStart()}, when there is none. */
  Optional<Line> previous() throws IOException {
    if (end == 0) {
      return Optional.empty();
    }
    long lineEnd = end;
    long start = startOf(lineEnd);
    end = start;
    if (byteAt(lineEnd - 1) != '\n' || lineEnd - start > Line.MAX_BYTES) {
      return Optional.empty();
    }
    try {
      byte[] line = new byte[(int) (lineEnd - start - 1)];
      segment.read(start, line.length).get(line);
      return Optional.of(Lines.parse(line));
    } catch (ChainException e) {
      return Optional.empty();
    }
  }

  /** Where the line that ends before {@code lineEnd} begins; a line that is too long is taken in pieces. */
  private long startOf(long lineEnd) throws IOException {
    long at = lineEnd - 1;
    while (at > 0 && byteAt(at - 1) != '\n' && lineEnd - at <= Line.MAX_BYTES) {
      at--;
    }
    return at;
  }

  private byte byteAt(long offset) throws IOException {
    if (offset < blockStart || offset >= blockStart + block.length) {
      blockStart = Math.max(0, offset + 1 - BLOCK);
      ByteBuffer read = segment.read(blockStart, BLOCK);
      block = new byte[read.remaining()];
      read.get(block);
      if (offset >= blockStart + block.length) {
        throw new IOException("the audit log shrank while it was read");
      }
    }
    return block[(int) (offset - blockStart)];
  }
}
