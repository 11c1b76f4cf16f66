// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What one commit stored, as it lies in the file.
 *
 * @param last number of its last sample
 * @param first number of its first sample
 * @param count how many samples
 * @param content the block
 */
record BlockRow(long last, long first, int count, Content content) {
  /** What {@link #of} reads, in its order. */
  static final String COLUMNS = "last, first, count, content, sum";

  /** A row, and whether it is as it was written. */
  record Read(BlockRow row, boolean intact) {}

  static Read of(ResultSet result) throws SQLException {
    BlockRow row =
        new BlockRow(
            result.getLong(1),
            result.getLong(2),
            result.getInt(3),
            new Content(result.getBytes(4)));
    return new Read(row, row.sum() == result.getLong(5));
  }

  private int sum() {
    return Sums.of(last, first, count, Sums.end(content.bytes()));
  }

  void insert(Connection connection) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO block(" + COLUMNS + ") VALUES(?, ?, ?, ?, ?)")) {
      insert.setLong(1, last);
      insert.setLong(2, first);
      insert.setInt(3, count);
      insert.setBytes(4, content.bytes());
      insert.setInt(5, sum());
      insert.executeUpdate();
    }
  }
}
