// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.db;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * The file, opened for one writer and one reader at a time. In write-ahead mode with full synchronisation: what is committed
 * has been forced.
 *
 * <p>{@code block} holds what has come lately, a row a commit; {@code segment} and {@code chunk} what was sealed: all samples
 * of a span of sequence numbers, a row a point. Each row has a checksum. A segment that was given up keeps its row, so that what is missing can be
 * counted.
 */
final class LogFile implements AutoCloseable {
  static final int VERSION = 1;

  private static final int BUSY_MILLIS = 5_000;
  private static final int CACHE_KILOBYTES = 2_000;
  private static final List<String> SCHEMA =
      List.of(
          "CREATE TABLE point(number INTEGER PRIMARY KEY, device TEXT NOT NULL, name TEXT NOT NULL,"
              + " sum INTEGER NOT NULL)",
          "CREATE TABLE block(last INTEGER PRIMARY KEY, first INTEGER NOT NULL, count INTEGER NOT NULL,"
              + " content BLOB NOT NULL, sum INTEGER NOT NULL)",
          "CREATE TABLE segment(last INTEGER PRIMARY KEY, first INTEGER NOT NULL, count INTEGER NOT NULL,"
              + " received_from INTEGER NOT NULL, received_to INTEGER NOT NULL, dropped INTEGER NOT NULL,"
              + " sum INTEGER NOT NULL)",
          "CREATE TABLE chunk(point INTEGER NOT NULL, segment INTEGER NOT NULL, first_ms INTEGER NOT NULL,"
              + " last_ms INTEGER NOT NULL, count INTEGER NOT NULL, sum INTEGER NOT NULL,"
              + " content BLOB NOT NULL, PRIMARY KEY(point, segment)) WITHOUT ROWID",
          "CREATE INDEX chunk_by_segment ON chunk(segment)",
          "CREATE INDEX chunk_by_time ON chunk(point, last_ms, first_ms)");

  private final Connection writer;
  private final Connection reader;

  private LogFile(Connection writer, Connection reader) {
    this.writer = writer;
    this.reader = reader;
  }

  /**
   * Opens it, and makes it when it is not there.
   *
   * @throws SQLException it cannot be opened, is damaged, or is of another version
   */
  static LogFile open(Path file) throws SQLException {
    Connection writer = connect(file);
    try {
      prepare(writer);
      return new LogFile(writer, connect(file));
    } catch (SQLException e) {
      writer.close();
      throw e;
    }
  }

  private static Connection connect(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setCacheSize(-CACHE_KILOBYTES);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
  }

  /** A connection of one's own, to look at everything; it writes nothing. */
  static Connection connectToRead(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setCacheSize(-CACHE_KILOBYTES);
    return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
  }

  private static void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      long version = number(statement, "PRAGMA user_version");
      List<String> schema = schema(statement);
      if (version == 0 && schema.isEmpty()) {
        connection.setAutoCommit(false);
        for (String sql : SCHEMA) {
          statement.executeUpdate(sql);
        }
        statement.executeUpdate("PRAGMA user_version = " + VERSION);
        connection.commit();
      } else {
        check(version, schema.equals(SCHEMA));
      }
      connection.setAutoCommit(false);
    }
  }

  private static List<String> schema(Statement statement) throws SQLException {
    List<String> found = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery("SELECT sql FROM sqlite_schema WHERE sql NOT NULL ORDER BY rowid")) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  /** A file of another version has another number and other tables. With only one of the two it is damaged. */
  private static void check(long version, boolean tablesAreOurs) throws SQLException {
    if (version == VERSION && tablesAreOurs) {
      return;
    }
    if (version == VERSION || tablesAreOurs || version == 0) {
      throw Corruption.of("the description of the tables is damaged");
    }
    throw new SQLException("the log is of version " + version + ", not " + VERSION);
  }

  private static long number(Statement statement, String sql) throws SQLException {
    try (ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }

  /** For the one thread that writes; each transaction ends with a commit or rollback. */
  Connection writer() {
    return writer;
  }

  /** For one reader at a time. */
  Connection reader() {
    return reader;
  }

  /** Bytes inside the file that can be written without its growing. By the writer. */
  long free() throws SQLException {
    try (Statement statement = writer.createStatement()) {
      return number(statement, "PRAGMA freelist_count") * number(statement, "PRAGMA page_size");
    }
  }

  /** Bytes in use, free pages not counted. By a reader. */
  long used() throws SQLException {
    try (Statement statement = reader.createStatement()) {
      long pages =
          number(statement, "PRAGMA page_count") - number(statement, "PRAGMA freelist_count");
      return pages * number(statement, "PRAGMA page_size");
    }
  }

  @Override
  public void close() throws SQLException {
    try (writer;
        reader) {
      writer.rollback();
    }
  }
}
