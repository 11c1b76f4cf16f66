// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Samples of one point in one segment, as they lie in the file.
 *
 * @param point its number
 * @param segment last number of the segment
 * @param firstMillis smallest source time
 * @param lastMillis largest source time
 * @param count how many samples
 * @param content the chunk
 */
record ChunkRow(
    int point, long segment, long firstMillis, long lastMillis, int count, Content content) {
  /** What {@link #of} reads, in its order. */
  static final String COLUMNS = "point, segment, first_ms, last_ms, count, content, sum";

  private static final String INSERT =
      "INSERT INTO chunk(" + COLUMNS + ") VALUES(?, ?, ?, ?, ?, ?, ?)";

  /** A row, and whether it is as it was written. */
  record Read(ChunkRow row, boolean intact) {}

  static Read of(ResultSet result) throws SQLException {
    ChunkRow row =
        new ChunkRow(
            result.getInt(1),
            result.getLong(2),
            result.getLong(3),
            result.getLong(4),
            result.getInt(5),
            new Content(result.getBytes(6)));
    return new Read(row, row.sum() == result.getLong(7));
  }

  private int sum() {
    return Sums.of(point, segment, firstMillis, lastMillis, count, Sums.end(content.bytes()));
  }

  static PreparedStatement insertion(Connection connection) throws SQLException {
    return connection.prepareStatement(INSERT);
  }

  /** Writes it, by {@link #insertion}. */
  void insert(PreparedStatement insertion) throws SQLException {
    insertion.setInt(1, point);
    insertion.setLong(2, segment);
    insertion.setLong(3, firstMillis);
    insertion.setLong(4, lastMillis);
    insertion.setInt(5, count);
    insertion.setBytes(6, content.bytes());
    insertion.setInt(7, sum());
    insertion.executeUpdate();
  }
}
