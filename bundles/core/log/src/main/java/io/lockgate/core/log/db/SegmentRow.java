// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A span of sealed samples, as it lies in the file.
 *
 * @param last number of its last sample
 * @param first number of its first sample
 * @param count how many samples it had when it was sealed
 * @param receivedFrom smallest time of receipt
 * @param receivedTo largest time of receipt
 * @param dropped whether it was given up; then only this row is left
 */
record SegmentRow(
    long last, long first, int count, long receivedFrom, long receivedTo, boolean dropped) {
  /** What {@link #of} reads, in its order. */
  static final String COLUMNS = "last, first, count, received_from, received_to, dropped, sum";

  /** A row, and whether it is as it was written. */
  record Read(SegmentRow row, boolean intact) {}

  static Read of(ResultSet result) throws SQLException {
    SegmentRow row =
        new SegmentRow(
            result.getLong(1),
            result.getLong(2),
            result.getInt(3),
            result.getLong(4),
            result.getLong(5),
            result.getInt(6) != 0);
    return new Read(row, row.sum() == result.getLong(7));
  }

  private int sum() {
    return Sums.of(last, first, count, receivedFrom, receivedTo, dropped ? 1 : 0);
  }

  /** The same, given up. */
  SegmentRow asDropped() {
    return new SegmentRow(last, first, count, receivedFrom, receivedTo, true);
  }

  /** Writes it, in the place of one with the same last number. */
  void write(Connection connection) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO segment(" + COLUMNS + ") VALUES(?, ?, ?, ?, ?, ?, ?)")) {
      insert.setLong(1, last);
      insert.setLong(2, first);
      insert.setInt(3, count);
      insert.setLong(4, receivedFrom);
      insert.setLong(5, receivedTo);
      insert.setInt(6, dropped ? 1 : 0);
      insert.setInt(7, sum());
      insert.executeUpdate();
    }
  }
}
