// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.log;

import io.lockgate.core.audit.chain.ChainException;
import io.lockgate.core.audit.chain.Line;
import io.lockgate.core.audit.chain.LineReader;
import io.lockgate.core.audit.chain.Lines;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the first line of a segment says. */
final class SegmentStarts {
  private static final Logger LOG = LoggerFactory.getLogger(SegmentStarts.class);

  private SegmentStarts() {}

  /** Hash of the record before the segment; empty when the segment is damaged there, which a check will then report. */
  static Optional<String> previous(Segment segment) {
    try (FileChannel file = FileChannel.open(segment.file(), StandardOpenOption.READ)) {
      byte @Nullable [] line = new LineReader(Channels.newInputStream(file)).next();
      if (line != null && Lines.parse(line) instanceof Line.SegmentStart start) {
        return Optional.of(start.previous());
      }
      return Optional.empty();
    } catch (IOException | ChainException e) {
      LOG.warn("audit: {} does not tell what came before it: {}", segment.file(), e.getMessage());
      return Optional.empty();
    }
  }
}
