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
import org.jspecify.annotations.Nullable;

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
          Sample last = samples.get(samples.size() - 1);
          new BlockRow(
                  last.sequence(), samples.get(0).sequence(), samples.size(), new Content(content))
              .insert(connection);
        });
    numbers.committed();
  }

  /** Puts a segment in the place of all blocks; the tail holds what is in them. */
  void seal(Tail tail) throws SQLException {
    commit(
        connection -> {
          tail.segment().write(connection);
          insertChunks(connection, tail);
          try (PreparedStatement blocks =
              connection.prepareStatement("DELETE FROM block WHERE last <= ?")) {
            blocks.setLong(1, tail.last());
            blocks.executeUpdate();
          }
        });
  }

  private void insertChunks(Connection connection, Tail tail) throws SQLException {
    try (PreparedStatement insertion = ChunkRow.insertion(connection)) {
      for (Tail.OfPoint its : tail.all()) {
        its.row(numbers.give(its.point()), tail.last()).insert(insertion);
      }
    }
  }

  /** The oldest segment that is still whole; null when there is none. */
  @Nullable SegmentRow oldest() throws SQLException {
    try (Statement statement = file.writer().createStatement();
        ResultSet oldest =
            statement.executeQuery(
                "SELECT "
                    + SegmentRow.COLUMNS
                    + " FROM segment WHERE dropped = 0 ORDER BY last LIMIT 1")) {
      return oldest.next() ? SegmentRow.of(oldest).row() : null;
    }
  }

  /** Gives up a segment; that there was one stays known. */
  void drop(SegmentRow segment) throws SQLException {
    commit(
        connection -> {
          try (PreparedStatement chunks =
              connection.prepareStatement("DELETE FROM chunk WHERE segment = ?")) {
            chunks.setLong(1, segment.last());
            chunks.executeUpdate();
          }
          segment.asDropped().write(connection);
        });
  }

  private void commit(Change change) throws SQLException {
    Connection connection = file.writer();
    try {
      change.make(connection);
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      undo(connection, e);
      throw e;
    }
  }

  /**
   * Ends the transaction and begins another. After some errors SQLite has ended it by itself: the driver's rollback fails
   * then before it has begun the next one, and every later statement would be a transaction of its own.
   */
  private static void undo(Connection connection, Exception why) {
    try {
      connection.rollback();
    } catch (SQLException ended) {
      why.addSuppressed(ended);
      try (Statement statement = connection.createStatement()) {
        statement.execute("BEGIN");
      } catch (SQLException e) {
        why.addSuppressed(e);
      }
    }
  }
}
