// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.log;

import io.lockgate.core.audit.chain.Head;
import io.lockgate.core.audit.chain.Line;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The log at one moment. Holds its files open, so that segments that roll off meanwhile can still be read.
 *
 * @param head as known to the writer
 * @param signed as stored; empty while damage found at the start is not on record yet
 * @param segments what can be read, oldest first
 * @param fault empty, or what is wrong with the files as such
 */
record LogSnapshot(
    Head head, Optional<Line.SignedHead> signed, List<SegmentView> segments, String fault)
    implements Closeable {

  /**
   * @param committed length of the last segment, bytes
   * @param exact whether the last segment must end there
   */
  static LogSnapshot take(
      Head head,
      Optional<Line.SignedHead> signed,
      List<Segment> segments,
      long committed,
      boolean exact)
      throws IOException {
    List<SegmentView> views = new ArrayList<>();
    String fault = "";
    for (int i = 0; i < segments.size(); i++) {
      boolean last = i == segments.size() - 1 && committed > 0;
      try {
        FileChannel file = FileChannel.open(segments.get(i).file(), StandardOpenOption.READ);
        long size = file.size();
        if (last && (exact ? size != committed : size < committed)) {
          fault = "the last segment is " + size + " bytes long, written were " + committed;
        }
        views.add(new SegmentView(segments.get(i), file, last ? Math.min(size, committed) : size));
      } catch (NoSuchFileException e) {
        fault = segments.get(i).file().getFileName() + " is missing";
      }
    }
    return new LogSnapshot(head, signed, List.copyOf(views), fault);
  }

  @Override
  public void close() throws IOException {
    for (SegmentView view : segments) {
      view.file().close();
    }
  }
}
