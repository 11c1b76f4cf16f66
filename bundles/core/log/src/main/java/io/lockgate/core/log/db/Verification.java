// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.db;

import io.lockgate.api.point.PointId;
import io.lockgate.core.log.chunk.DamagedChunkException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/**
 * Looks at everything that is stored, on a connection of its own and beside all others: the structure of the file, the
 * checksum of each row, and each chunk by unpacking it. What an index says wrong, or a number beside a chunk, is found here
 * and nowhere else. Reads the whole file.
 */
final class Verification {
  private final Connection connection;
  private final PointNumbers numbers;
  private final DamageReport damage;

  private Verification(Connection connection, PointNumbers numbers, DamageReport damage) {
    this.connection = connection;
    this.numbers = numbers;
    this.damage = damage;
  }

  /**
   * Chunks that cannot be read are reported.
   *
   * @throws SQLException the file is damaged
   */
  static void run(Path file, PointNumbers numbers, DamageReport damage) throws SQLException {
    try (Connection connection = LogFile.connectToRead(file)) {
      Verification verification = new Verification(connection, numbers, damage);
      verification.structure();
      Map<Long, Integer> counts = verification.segments();
      verification.chunks(counts);
      verification.compare(counts);
    }
  }

  private void structure() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA integrity_check(1)")) {
      String found = result.next() ? result.getString(1) : "nothing";
      if (!found.equals("ok")) {
        throw Corruption.of("the file is damaged: " + found.replaceAll("\\s+", " "));
      }
    }
  }

  private Map<Long, Integer> segments() throws SQLException {
    Map<Long, Integer> counts = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT " + SegmentRow.COLUMNS + " FROM segment")) {
      while (rows.next()) {
        SegmentRow row = Reads.intact(SegmentRow.of(rows));
        if (!row.dropped()) {
          counts.put(row.last(), row.count());
        }
      }
    }
    return counts;
  }

  private void chunks(Map<Long, Integer> counts) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("SELECT " + ChunkRow.COLUMNS + " FROM chunk");
        ResultSet rows = select.executeQuery()) {
      while (rows.next() && !Thread.currentThread().isInterrupted()) {
        ChunkRow.Read read = ChunkRow.of(rows);
        PointId point = numbers.point(read.row().point());
        try {
          Reads.check(read, point);
          if (point != null) {
            Reads.show(point, read.row().content().bytes(), sample -> {});
          }
        } catch (DamagedChunkException why) {
          damage.chunk(read.row(), point, why);
        }
        counts.merge(read.row().segment(), -read.row().count(), Integer::sum);
      }
    }
  }

  /** Whole rows that are gone. Segments that came or went meanwhile have no row, or one without chunks. */
  private void compare(Map<Long, Integer> counts) throws SQLException {
    for (Map.Entry<Long, Integer> each : counts.entrySet()) {
      if (each.getValue() > 0 && isStillThere(each.getKey())) {
        damage.segment(each.getKey(), each.getValue());
      }
    }
  }

  private boolean isStillThere(long segment) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT 1 FROM segment WHERE last = ? AND dropped = 0")) {
      select.setLong(1, segment);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }
}
