// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.log;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Sample;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** The least that does the same: a row a sample by point and time, in write-ahead mode, forced with each commit. */
final class PlainRows implements AutoCloseable {
  private final Connection connection;
  private final Map<PointId, Integer> numbers = new HashMap<>();

  PlainRows(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    connection = config.createConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "CREATE TABLE sample(point INTEGER, time INTEGER, value REAL, quality INTEGER,"
              + " PRIMARY KEY(point, time)) WITHOUT ROWID");
    }
    connection.setAutoCommit(false);
  }

  void append(List<Sample> samples) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT OR REPLACE INTO sample VALUES(?, ?, ?, ?)")) {
      for (Sample sample : samples) {
        insert.setInt(1, numbers.computeIfAbsent(sample.point(), none -> numbers.size()));
        insert.setLong(2, sample.sourceMillis());
        insert.setDouble(3, sample.value().asDouble(0));
        insert.setInt(4, sample.quality().code());
        insert.executeUpdate();
      }
    }
    connection.commit();
  }

  /** A value for each part of a range: as long as it takes. */
  long trend(PointId point, long from, long to, int parts) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT min(value), max(value), avg(value) FROM sample WHERE point = ? AND time >= ?"
                + " AND time < ? GROUP BY (time - ?) / ?")) {
      select.setInt(1, numbers.getOrDefault(point, 0));
      select.setLong(2, from);
      select.setLong(3, to);
      select.setLong(4, from);
      select.setLong(5, Math.max(1, (to - from) / parts));
      return count(select);
    }
  }

  /** Samples of a point in a range. */
  long range(PointId point, long from, long to) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT time, value, quality FROM sample WHERE point = ? AND time >= ? AND time < ?")) {
      select.setInt(1, numbers.getOrDefault(point, 0));
      select.setLong(2, from);
      select.setLong(3, to);
      return count(select);
    }
  }

  /** All of them, as a publisher would read. */
  long all() throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT point, time, value, quality FROM sample")) {
      return count(select);
    }
  }

  private static long count(PreparedStatement select) throws SQLException {
    long count = 0;
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        count += rows.getDouble(2) == Double.MAX_VALUE ? 0 : 1;
      }
    }
    return count;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
