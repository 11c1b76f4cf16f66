// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.db;

import io.lockgate.api.point.PointId;
import io.lockgate.core.log.chunk.Block;
import io.lockgate.core.log.chunk.DamagedChunkException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings what can be read of a damaged file into a new one: each row by itself, the newest first, as long as there is room.
 * The damaged file is only read. For one thread.
 */
public final class Salvage {
  private final DamagedFile from;
  private final LogFile to;
  private final Map<Integer, PointId> points = new TreeMap<>();
  private long saved;
  private long lost;
  private long lostFrom = Long.MAX_VALUE;
  private long lostTo = Long.MIN_VALUE;
  private boolean unknown;

  private Salvage(DamagedFile from, LogFile to) {
    this.from = from;
    this.to = to;
  }

  /**
   * What became of the samples.
   *
   * @param saved how many were brought over
   * @param lost how many are known to be lost
   * @param lostFrom not before this time of receipt, epoch milliseconds; the largest number when none is known
   * @param lostTo not after this time
   * @param unknown whether more may be lost
   */
  public record Result(long saved, long lost, long lostFrom, long lostTo, boolean unknown) {
    /** One sentence. */
    public String text() {
      String range =
          lostFrom > lostTo
              ? ""
              : ", received "
                  + Instant.ofEpochMilli(lostFrom)
                  + " to "
                  + Instant.ofEpochMilli(lostTo);
      return saved
          + " samples were taken over, "
          + lost
          + " are lost"
          + range
          + (unknown ? "; more may be lost, of an unknown time" : "");
    }
  }

  /**
   * Takes over what can be read.
   *
   * @param damaged closed
   * @param target empty, and nobody has it open
   * @param room whether there is room for more
   * @throws IOException the new file cannot be written
   */
  public static Result of(Path damaged, Path target, BooleanSupplier room) throws IOException {
    NativeLibrary.prepare();
    try (DamagedFile from = DamagedFile.open(damaged);
        LogFile to = LogFile.open(target)) {
      return new Salvage(from, to).run(room);
    } catch (SQLException e) {
      throw new IOException("a new log cannot be written: " + e.getMessage(), e);
    }
  }

  private Result run(BooleanSupplier room) throws SQLException {
    takePoints();
    takeBlocks();
    NavigableMap<Long, SegmentRow> segments = new TreeMap<>();
    unknown |= !from.segments(read -> noteSegment(segments, read));
    NavigableMap<Long, Boolean> all = new TreeMap<>();
    segments.keySet().forEach(key -> all.put(key, true));
    from.segmentsOfChunks().forEach(key -> all.put(key, true));
    for (long last : all.descendingKeySet()) {
      SegmentRow known = segments.get(last);
      if (known != null && known.dropped()) {
        known.write(to.writer());
        to.writer().commit();
      } else if (room.getAsBoolean()) {
        takeSegment(last, known);
      } else {
        lose(known, known == null ? 0 : known.count());
      }
    }
    return new Result(saved, lost, lostFrom, lostTo, unknown);
  }

  private void takePoints() throws SQLException {
    unknown |= !from.points(points::put);
    Connection connection = to.writer();
    try (PreparedStatement insert = PointNumbers.insertion(connection)) {
      for (Map.Entry<Integer, PointId> each : points.entrySet()) {
        PointNumbers.insert(insert, each.getKey(), each.getValue());
      }
    }
    connection.commit();
  }

  private void takeBlocks() throws SQLException {
    List<BlockRow> rows = new ArrayList<>();
    unknown |= !from.blocks(read -> noteBlock(rows, read));
    for (BlockRow row : rows) {
      row.insert(to.writer());
      saved += row.count();
    }
    to.writer().commit();
  }

  private void noteBlock(List<BlockRow> rows, BlockRow.Read read) {
    try {
      if (read.intact()) {
        Block.unpack(read.row().content().bytes(), points::get);
        rows.add(read.row());
      } else {
        unknown = true;
      }
    } catch (DamagedChunkException why) {
      lost += read.row().count();
      unknown = true;
    }
  }

  private void noteSegment(Map<Long, SegmentRow> segments, SegmentRow.Read read) {
    if (read.intact()) {
      segments.put(read.row().last(), read.row());
    } else {
      unknown = true;
    }
  }

  private void takeSegment(long last, @Nullable SegmentRow known) throws SQLException {
    Extent extent = new Extent();
    try (PreparedStatement insertion = ChunkRow.insertion(to.writer())) {
      for (Map.Entry<Integer, PointId> point : points.entrySet()) {
        ChunkRow row = from.chunk(point.getKey(), last);
        if (row != null && extent.add(point.getValue(), row)) {
          row.insert(insertion);
        }
      }
    }
    if (extent.count() > 0) {
      extent.segment(last, known).write(to.writer());
    } else if (known != null) {
      known.asDropped().write(to.writer());
    }
    to.writer().commit();
    saved += extent.count();
    if (known == null || extent.count() < known.count()) {
      lose(known, known == null ? 0 : known.count() - extent.count());
    }
  }

  private void lose(@Nullable SegmentRow known, long samples) {
    if (known == null) {
      unknown = true;
      return;
    }
    lost += samples;
    lostFrom = Math.min(lostFrom, known.receivedFrom());
    lostTo = Math.max(lostTo, known.receivedTo());
  }
}
