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

  private static final String CHUNKS = "SELECT " + ChunkRow.COLUMNS + " FROM chunk ";
  private static final String SEGMENTS = "SELECT " + SegmentRow.COLUMNS + " FROM segment ";

  private static final String NEXT_SEGMENT =
      SEGMENTS + "WHERE last > ? AND dropped = 0 ORDER BY last LIMIT 1";

  private final LogFile file;
  private final PointNumbers numbers;
  private final DamageReport damage;
  private final Map<Long, Merge> open = new LinkedHashMap<>();

  Reads(LogFile file, PointNumbers numbers, DamageReport damage) {
    this.file = file;
    this.numbers = numbers;
    this.damage = damage;
  }

  /**
   * Number of the last sample that is sealed; 0 for none.
   *
   * @throws SQLException a segment is not as it was written
   */
  long sealedUpTo() throws SQLException {
    long last = 0;
    try (PreparedStatement select = file.reader().prepareStatement(SEGMENTS + "ORDER BY last");
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        last = intact(SegmentRow.of(rows)).last();
      }
    }
    return last;
  }

  static SegmentRow intact(SegmentRow.Read read) throws SQLException {
    if (!read.intact()) {
      throw Corruption.of("segment " + read.row().last() + " is damaged");
    }
    return read.row();
  }

  private static BlockRow intact(BlockRow.Read read) throws SQLException {
    if (!read.intact()) {
      throw Corruption.of("block " + read.row().last() + " is damaged");
    }
    return read.row();
  }

  /** All blocks, in order; for the tail, at the start. What cannot be read is reported. */
  void blocks(Consumer<List<Sample>> consumer) throws SQLException {
    try (PreparedStatement select =
            file.reader()
                .prepareStatement("SELECT " + BlockRow.COLUMNS + " FROM block ORDER BY last");
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        BlockRow row = intact(BlockRow.of(rows));
        try {
          consumer.accept(Block.unpack(row.content().bytes(), numbers::point));
        } catch (DamagedChunkException why) {
          damage.block(row, why);
        }
      }
    }
  }

  /** Number of the last sample in a block; 0 for none. */
  long lastBlock() throws SQLException {
    try (PreparedStatement select =
            file.reader().prepareStatement("SELECT coalesce(max(last), 0) FROM block");
        ResultSet row = select.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  /** As {@link io.lockgate.api.store.SampleLog#read}, of what is sealed; null when nothing sealed comes after. */
  @Nullable LogPage sealed(long after, int limit) throws SQLException {
    Merge merge = open.remove(after);
    long lost = 0;
    if (merge == null) {
      SegmentRow segment = segment(NEXT_SEGMENT, after);
      if (segment == null) {
        return null;
      }
      merge = mergeAfter(segment, after);
      lost = dropped(after, segment.first());
    }
    List<Sample> samples = new ArrayList<>();
    merge.moveTo(samples, limit);
    lost += merge.takeLost();
    long next =
        merge.isEmpty() ? merge.segment().last() : samples.get(samples.size() - 1).sequence();
    if (!merge.isEmpty()) {
      keep(next, merge);
    }
    return new LogPage(samples, new Cursor(next), lost);
  }

  private Merge mergeAfter(SegmentRow segment, long after) throws SQLException {
    Merge merge = merge(segment);
    merge.skipTo(after);
    if (after >= segment.first()) {
      merge.takeLost();
    }
    return merge;
  }

  /** As {@link io.lockgate.api.store.SampleLog#count}. */
  long count(long after) throws SQLException {
    long count =
        sum("SELECT coalesce(sum(count), 0) FROM segment WHERE first > ? AND dropped = 0", after);
    Merge merge = open.get(after);
    if (merge != null) {
      count += merge.left();
    } else {
      SegmentRow segment = segment(NEXT_SEGMENT, after);
      if (segment != null && segment.first() <= after) {
        count += mergeAfter(segment, after).left();
      }
    }
    count += sum("SELECT coalesce(sum(count), 0) FROM block WHERE first > ?", after);
    return count + inBlock(after);
  }

  private long sum(String sql, long after) throws SQLException {
    try (PreparedStatement select = file.reader().prepareStatement(sql)) {
      select.setLong(1, after);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  /** How many samples of the block that a place lies within come after it. */
  private long inBlock(long after) throws SQLException {
    try (PreparedStatement select =
        file.reader()
            .prepareStatement(
                "SELECT "
                    + BlockRow.COLUMNS
                    + " FROM block WHERE last > ? AND first <= ? ORDER BY last LIMIT 1")) {
      select.setLong(1, after);
      select.setLong(2, after);
      try (ResultSet rows = select.executeQuery()) {
        if (!rows.next()) {
          return 0;
        }
        BlockRow row = intact(BlockRow.of(rows));
        return Block.unpack(row.content().bytes(), numbers::point).stream()
            .filter(sample -> sample.sequence() > after)
            .count();
      } catch (DamagedChunkException why) {
        return 0;
      }
    }
  }

  private void keep(long next, Merge merge) {
    open.put(next, merge);
    if (open.size() > MOST_OPEN) {
      open.remove(open.keySet().iterator().next());
    }
  }

  private @Nullable SegmentRow segment(String sql, long number) throws SQLException {
    try (PreparedStatement select = file.reader().prepareStatement(sql)) {
      select.setLong(1, number);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? intact(SegmentRow.of(row)) : null;
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
        file.reader().prepareStatement(SEGMENTS + "WHERE last > ? AND last < ? AND dropped = 1")) {
      select.setLong(1, after);
      select.setLong(2, before);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          SegmentRow row = intact(SegmentRow.of(rows));
          double all = row.last() - row.first() + 1.0;
          double missed = row.last() - Math.max(after, row.first() - 1);
          lost += Math.round(row.count() * missed / all);
        }
      }
    }
    return lost;
  }

  private Merge merge(SegmentRow segment) throws SQLException {
    Merge merge = new Merge(segment);
    try (PreparedStatement select = file.reader().prepareStatement(CHUNKS + "WHERE segment = ?")) {
      select.setLong(1, segment.last());
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          ChunkRow.Read read = ChunkRow.of(rows);
          PointId point = numbers.point(read.row().point());
          try {
            check(read, point);
            if (point != null) {
              merge.add(point, read.row());
            }
          } catch (DamagedChunkException why) {
            damage.chunk(read.row(), point, why);
          }
        }
      }
    }
    return merge;
  }

  static void check(ChunkRow.Read read, @Nullable PointId point) throws DamagedChunkException {
    if (!read.intact() || point == null) {
      throw new DamagedChunkException("the row is not as it was written");
    }
  }

  /** As {@link io.lockgate.api.store.SampleLog#read}, of what is not yet sealed. */
  LogPage unsealed(long after, int limit) throws SQLException {
    List<Sample> samples = new ArrayList<>();
    long lost = 0;
    long next = after;
    try (PreparedStatement select =
        file.reader()
            .prepareStatement(
                "SELECT " + BlockRow.COLUMNS + " FROM block WHERE last > ? ORDER BY last")) {
      select.setLong(1, after);
      try (ResultSet rows = select.executeQuery()) {
        while (samples.size() < limit && rows.next()) {
          BlockRow row = intact(BlockRow.of(rows));
          try {
            for (Sample sample : Block.unpack(row.content().bytes(), numbers::point)) {
              if (sample.sequence() > after && samples.size() < limit) {
                samples.add(sample);
                next = sample.sequence();
              }
            }
          } catch (DamagedChunkException why) {
            damage.block(row, why);
            lost += row.count();
            next = row.last();
          }
        }
      }
    }
    return new LogPage(samples, new Cursor(next), lost);
  }

  /** Shows the sealed samples of a point within a range of source times, chunk by chunk. */
  void range(PointId point, long from, long to, long sealedUpTo, Sink sink) throws SQLException {
    Integer number = numbers.find(point);
    if (number == null) {
      return;
    }
    try (PreparedStatement select =
        file.reader()
            .prepareStatement(
                CHUNKS
                    + "WHERE point = ? AND last_ms >= ? AND first_ms < ? AND segment <= ?"
                    + " ORDER BY segment")) {
      select.setInt(1, number);
      select.setLong(2, from);
      select.setLong(3, to);
      select.setLong(4, sealedUpTo);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          ChunkRow.Read read = ChunkRow.of(rows);
          try {
            check(read, point);
            show(point, read.row().content().bytes(), sink);
          } catch (DamagedChunkException why) {
            damage.chunk(read.row(), point, why);
          }
        }
      }
    }
  }

  /** Number of the last sample before the first one that was received at or after a time; {@code end} for none. */
  long before(long received, long end) throws SQLException {
    SegmentRow segment =
        segment(
            SEGMENTS + "WHERE received_to >= ? AND dropped = 0 ORDER BY last LIMIT 1", received);
    if (segment != null) {
      List<Sample> samples = new ArrayList<>();
      merge(segment).moveTo(samples, Integer.MAX_VALUE);
      return first(samples, received, segment.last());
    }
    long before = 0;
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
  }

  /** Shows the samples of a chunk; when it is damaged, none of them. */
  static void show(PointId point, byte[] chunk, Sink sink) throws DamagedChunkException {
    ChunkReader reader = new ChunkReader(point, chunk);
    while (reader.hasNext()) {
      sink.sample(reader.next());
    }
  }

  /** The newest sealed sample of a point; null when none is. */
  @Nullable Sample newest(PointId point) throws SQLException {
    Integer number = numbers.find(point);
    if (number == null) {
      return null;
    }
    try (PreparedStatement select =
        file.reader().prepareStatement(CHUNKS + "WHERE point = ? ORDER BY segment DESC")) {
      select.setInt(1, number);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          ChunkRow.Read read = ChunkRow.of(rows);
          try {
            check(read, point);
            Last last = new Last();
            show(point, read.row().content().bytes(), last);
            return last.sample;
          } catch (DamagedChunkException why) {
            damage.chunk(read.row(), point, why);
          }
        }
        return null;
      }
    }
  }

  /** Keeps the last one. */
  private static final class Last implements Sink {
    private @Nullable Sample sample;

    @Override
    public void sample(Sample next) {
      sample = next;
    }
  }
}
