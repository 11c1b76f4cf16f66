// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.log;

import io.lockgate.api.security.AuditVerification;
import io.lockgate.core.audit.chain.AuditVerifier;
import io.lockgate.core.audit.chain.ChainCheck;
import io.lockgate.core.audit.chain.ChainException;
import io.lockgate.core.audit.chain.Line;
import io.lockgate.core.audit.chain.LineReader;
import io.lockgate.core.audit.chain.Lines;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Checks the log as it lies on disk, from the anchor to the head. */
final class DiskCheck {
  private DiskCheck() {}

  static AuditVerification run(LogSnapshot log, String headFault) throws IOException {
    ChainCheck check = new ChainCheck();
    try {
      for (SegmentView segment : log.segments()) {
        follow(segment, check);
      }
      refuse(log.fault());
      refuse(headFault);
      if (log.signed().isEmpty()) {
        refuse("damage found at the start is not on record yet");
      }
      check.finish(log.head());
      return new AuditVerification(true, log.head().first(), check.last(), log.head().lost(), "");
    } catch (ChainException e) {
      return AuditVerifier.faulty(check, log.head().lost(), e);
    }
  }

  private static void follow(SegmentView segment, ChainCheck check)
      throws IOException, ChainException {
    LineReader lines = new LineReader(segment.stream(0));
    boolean beginning = true;
    for (byte @Nullable [] bytes = lines.next(); bytes != null; bytes = lines.next()) {
      Line line = Lines.parse(bytes);
      boolean start = line instanceof Line.SegmentStart s && s.first() == segment.segment().first();
      if (start != beginning) {
        throw new ChainException("line out of place");
      }
      check.accept(line);
      beginning = false;
    }
    if (beginning) {
      throw new ChainException("empty segment");
    }
  }

  private static void refuse(String fault) throws ChainException {
    if (!fault.isEmpty()) {
      throw new ChainException(fault);
    }
  }
}
