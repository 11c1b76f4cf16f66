// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.log;

import io.lockgate.core.audit.chain.Line;
import io.lockgate.core.audit.chain.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Writes the segments as they are, then the signed head: a damaged log is exported as damaged as it is. */
final class LogExport {
  private LogExport() {}

  static void write(LogSnapshot log, OutputStream out) throws IOException {
    Line.SignedHead head =
        log.signed()
            .orElseThrow(() -> new IOException("damage found at the start is not on record yet"));
    for (SegmentView segment : log.segments()) {
      try (InputStream bytes = segment.stream(0)) {
        bytes.transferTo(out);
      }
    }
    out.write(Lines.encode(head));
  }
}
