// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.db;

import io.lockgate.api.point.Sample;
import io.lockgate.core.log.chunk.Block;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The transactions of the writer. Each is whole or has not happened. For one thread. */
final class Commits {
  private final LogFile file;
  private final PointNumbers numbers;

  Commits(LogFile file, PointNumbers numbers) {
    this.file = file;
    this.numbers = numbers;
  }

  private interface Change {
    void make(Connection connection) throws SQLException;
  }

  /** Stores samples as one block; on return they are forced. */
  void append(List<Sample> samples) throws SQLException {
    byte[] content = Block.pack(samples, numbers::give);
    commit(
        connection -> {
          numbers.write(connection);
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO block(last, first, count, content) VALUES(?, ?, ?, ?)")) {
            insert.setLong(1, samples.get(samples.size() - 1).sequence());
            insert.setLong(2, samples.get(0).sequence());
            insert.setInt(3, samples.size());
            insert.setBytes(4, content);
            insert.executeUpdate();
          }
        });
    numbers.committed();
  }

  /** Puts a segment in the place of all blocks; the tail holds what is in them. */
  void seal(Tail tail) throws SQLException {
    commit(
        connection -> {
          insertSegment(connection, tail);
          insertChunks(connection, tail);
          try (PreparedStatement blocks =
              connection.prepareStatement("DELETE FROM block WHERE last <= ?")) {
            blocks.setLong(1, tail.last());
            blocks.executeUpdate();
          }
        });
  }

  private static void insertSegment(Connection connection, Tail tail) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO segment(last, first, count, received_from, received_to, dropped)"
                + " VALUES(?, ?, ?, ?, ?, 0)")) {
      insert.setLong(1, tail.last());
      insert.setLong(2, tail.first());
      insert.setInt(3, tail.count());
      insert.setLong(4, tail.receivedFrom());
      insert.setLong(5, tail.receivedTo());
      insert.executeUpdate();
    }
  }

  private void insertChunks(Connection connection, Tail tail) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO chunk(point, segment, first_ms, last_ms, count, content)"
                + " VALUES(?, ?, ?, ?, ?, ?)")) {
      for (Tail.OfPoint its : tail.all()) {
        insert.setInt(1, numbers.give(its.point()));
        insert.setLong(2, tail.last());
        insert.setLong(3, its.firstMillis());
        insert.setLong(4, its.lastMillis());
        insert.setInt(5, its.count());
        insert.setBytes(6, its.chunk());
        insert.executeUpdate();
      }
    }
  }

  /**
   * Gives up the oldest segment; that there was one stays known.
   *
   * @return how many samples it had; 0 when there is none
   */
  int dropOldest() throws SQLException {
    int[] count = {0};
    commit(
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet oldest =
                  statement.executeQuery(
                      "SELECT last, count FROM segment WHERE dropped = 0 ORDER BY last LIMIT 1")) {
            if (oldest.next()) {
              long segment = oldest.getLong(1);
              count[0] = oldest.getInt(2);
              drop(connection, segment);
            }
          }
        });
    return count[0];
  }

  private static void drop(Connection connection, long segment) throws SQLException {
    try (PreparedStatement chunks =
            connection.prepareStatement("DELETE FROM chunk WHERE segment = ?");
        PreparedStatement known =
            connection.prepareStatement("UPDATE segment SET dropped = 1 WHERE last = ?")) {
      chunks.setLong(1, segment);
      chunks.executeUpdate();
      known.setLong(1, segment);
      known.executeUpdate();
    }
  }

  private void commit(Change change) throws SQLException {
    Connection connection = file.writer();
    boolean done = false;
    try {
      change.make(connection);
      connection.commit();
      done = true;
    } finally {
      if (!done) {
        connection.rollback();
      }
    }
  }
}
