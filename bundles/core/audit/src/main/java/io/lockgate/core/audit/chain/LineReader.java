// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.chain;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Splits a stream at line feeds in bounded memory and knows where it is. Not thread-safe. */
public final class LineReader {
  private final InputStream in;
  private final byte[] buffer = new byte[16 * 1024];
  private int position;
  private int limit;
  private long offset;

  public LineReader(InputStream in) {
    this.in = in;
  }

  /** Bytes handed out in whole lines so far, line feeds included: where the next line begins. */
  public long offset() {
    return offset;
  }

  /**
   * The next line without its line feed, null at the end.
   *
   * @throws ChainException the line is too long or its line feed is missing; nothing more can be read
   * @throws IOException the stream failed
   */
  public byte @Nullable [] next() throws IOException, ChainException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    while (true) {
      if (position == limit && !fill()) {
        if (line.size() == 0) {
          return null;
        }
        throw new ChainException("line without end");
      }
      int start = position;
      while (position < limit && buffer[position] != '\n') {
        position++;
      }
      line.write(buffer, start, position - start);
      if (line.size() >= Line.MAX_BYTES) {
        throw new ChainException("line too long");
      }
      if (position < limit) {
        position++;
        offset += line.size() + 1L;
        return line.toByteArray();
      }
    }
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(0, in.read(buffer));
    return limit > 0;
  }
}
