// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.db;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Sample;
import io.lockgate.api.publish.Cursor;
import io.lockgate.api.store.LogPage;
import io.lockgate.core.log.chunk.Block;
import io.lockgate.core.log.chunk.ChunkReader;
import io.lockgate.core.log.chunk.DamagedChunkException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Questions to the file. One at a time. */
final class Reads {
  /** Readers that stand in the middle of a segment and will go on there. */
  private static final int MOST_OPEN = 4;

  private final LogFile file;
  private final PointNumbers numbers;
  private final Map<Long, Merge> open = new LinkedHashMap<>();

  Reads(LogFile file, PointNumbers numbers) {
    this.file = file;
    this.numbers = numbers;
  }

  private record Segment(long last, long first) {}

  /** Number of the last sample that is sealed; 0 for none. */
  long sealedUpTo() throws SQLException {
    return number("SELECT coalesce(max(last), 0) FROM segment WHERE last > ?", 0);
  }

  /** Number of the last sample. */
  long end() throws SQLException {
    long block = number("SELECT coalesce(max(last), 0) FROM block WHERE last > ?", 0);
    return Math.max(block, sealedUpTo());
  }

  private long number(String sql, long after) throws SQLException {
    try (PreparedStatement select = file.reader().prepareStatement(sql)) {
      select.setLong(1, after);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  /** All blocks, in order; for the tail, at the start. Those that are damaged are counted in the answer. */
  long blocks(Consumer<List<Sample>> consumer) throws SQLException {
    long lost = 0;
    try (PreparedStatement select =
            file.reader().prepareStatement("SELECT content, count FROM block ORDER BY last");
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        try {
          consumer.accept(Block.unpack(rows.getBytes(1), numbers::point));
        } catch (DamagedChunkException damaged) {
          lost += rows.getInt(2);
        }
      }
    }
    return lost;
  }

  /** As {@link io.lockgate.api.store.SampleLog#read}, of what is sealed; null when nothing sealed comes after. */
  @Nullable LogPage sealed(long after, int limit) throws SQLException {
    Segment segment = segmentAfter(after);
    if (segment == null) {
      return null;
    }
    Merge merge = open.remove(after);
    if (merge == null) {
      merge = merge(segment);
      merge.skipTo(after);
    }
    long lost = dropped(after, segment.first);
    List<Sample> samples = new ArrayList<>();
    merge.moveTo(samples, limit);
    lost += merge.takeLost();
    long next = merge.isEmpty() ? segment.last : samples.get(samples.size() - 1).sequence();
    if (!merge.isEmpty()) {
      keep(next, merge);
    }
    return new LogPage(samples, new Cursor(next), lost);
  }

  private void keep(long next, Merge merge) {
    open.put(next, merge);
    if (open.size() > MOST_OPEN) {
      open.remove(open.keySet().iterator().next());
    }
  }

  private @Nullable Segment segmentAfter(long after) throws SQLException {
    try (PreparedStatement select =
        file.reader()
            .prepareStatement(
                "SELECT last, first FROM segment WHERE last > ? AND dropped = 0 ORDER BY last LIMIT 1")) {
      select.setLong(1, after);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? new Segment(row.getLong(1), row.getLong(2)) : null;
      }
    }
  }

  /**
   * How many samples between two numbers were given up. Of the segment within which the first one lies it is the share of
   * its numbers: which of them were taken is no longer known.
   */
  long dropped(long after, long before) throws SQLException {
    long lost = 0;
    try (PreparedStatement select =
        file.reader()
            .prepareStatement(
                "SELECT first, last, count FROM segment WHERE last > ? AND last < ? AND dropped = 1")) {
      select.setLong(1, after);
      select.setLong(2, before);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          double numbersOfSegment = rows.getLong(2) - rows.getLong(1) + 1.0;
          double missed = rows.getLong(2) - Math.max(after, rows.getLong(1) - 1);
          lost += Math.round(rows.getInt(3) * missed / numbersOfSegment);
        }
      }
    }
    return lost;
  }

  private Merge merge(Segment segment) throws SQLException {
    Merge merge = new Merge();
    try (PreparedStatement select =
        file.reader()
            .prepareStatement("SELECT point, content, count FROM chunk WHERE segment = ?")) {
      select.setLong(1, segment.last);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          PointId point = numbers.point(rows.getInt(1));
          if (point != null) {
            merge.add(point, rows.getBytes(2), rows.getInt(3));
          }
        }
      }
    }
    return merge;
  }

  /** As {@link io.lockgate.api.store.SampleLog#read}, of what is not yet sealed. */
  LogPage unsealed(long after, int limit) throws SQLException {
    List<Sample> samples = new ArrayList<>();
    long lost = 0;
    long next = after;
    try (PreparedStatement select =
        file.reader()
            .prepareStatement(
                "SELECT content, count, last FROM block WHERE last > ? ORDER BY last")) {
      select.setLong(1, after);
      try (ResultSet rows = select.executeQuery()) {
        while (samples.size() < limit && rows.next()) {
          try {
            for (Sample sample : Block.unpack(rows.getBytes(1), numbers::point)) {
              if (sample.sequence() > after && samples.size() < limit) {
                samples.add(sample);
                next = sample.sequence();
              }
            }
          } catch (DamagedChunkException damaged) {
            lost += rows.getInt(2);
            next = rows.getLong(3);
          }
        }
      }
    }
    return new LogPage(samples, new Cursor(next), lost);
  }

  /** Shows the sealed samples of a point within a range of source times, chunk by chunk, until enough is said. */
  void range(PointId point, long from, long to, long sealedUpTo, Sink sink) throws SQLException {
    Integer number = numbers.find(point);
    if (number == null) {
      return;
    }
    try (PreparedStatement select =
        file.reader()
            .prepareStatement(
                "SELECT content FROM chunk WHERE point = ? AND last_ms >= ? AND first_ms < ?"
                    + " AND segment <= ? ORDER BY segment")) {
      select.setInt(1, number);
      select.setLong(2, from);
      select.setLong(3, to);
      select.setLong(4, sealedUpTo);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next() && sink.wantsMore()) {
          show(point, rows.getBytes(1), sink);
        }
      }
    }
  }

  /** Number of the last sample before the first one that was received at or after a time; {@code end} for none. */
  long before(long received, long end) throws SQLException {
    long before = 0;
    try (PreparedStatement select =
        file.reader()
            .prepareStatement(
                "SELECT last, first FROM segment WHERE received_to >= ? AND dropped = 0"
                    + " ORDER BY last LIMIT 1")) {
      select.setLong(1, received);
      try (ResultSet row = select.executeQuery()) {
        if (row.next()) {
          List<Sample> samples = new ArrayList<>();
          merge(new Segment(row.getLong(1), row.getLong(2))).moveTo(samples, Integer.MAX_VALUE);
          return first(samples, received, row.getLong(1));
        }
      }
    }
    for (LogPage page = unsealed(before, Block.MOST);
        !page.samples().isEmpty();
        page = unsealed(before, Block.MOST)) {
      before = first(page.samples(), received, page.next().position());
      if (before < page.next().position()) {
        return before;
      }
    }
    return end;
  }

  private static long first(List<Sample> samples, long received, long otherwise) {
    for (Sample sample : samples) {
      if (sample.receiveMillis() >= received) {
        return sample.sequence() - 1;
      }
    }
    return otherwise;
  }

  /** Hears of samples. */
  interface Sink {
    void sample(Sample sample);

    /** Samples of a chunk are lost. */
    void damaged();

    boolean wantsMore();
  }

  /** Shows the samples of a chunk. */
  static void show(PointId point, byte[] chunk, Sink sink) {
    try {
      ChunkReader reader = new ChunkReader(point, chunk);
      while (reader.hasNext()) {
        sink.sample(reader.next());
      }
    } catch (DamagedChunkException damaged) {
      sink.damaged();
    }
  }

  /** The last chunk of a point; null when none is sealed. */
  byte @Nullable [] lastChunk(PointId point) throws SQLException {
    Integer number = numbers.find(point);
    if (number == null) {
      return null;
    }
    try (PreparedStatement select =
        file.reader()
            .prepareStatement(
                "SELECT content FROM chunk WHERE point = ? ORDER BY segment DESC LIMIT 1")) {
      select.setInt(1, number);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getBytes(1) : null;
      }
    }
  }
}
