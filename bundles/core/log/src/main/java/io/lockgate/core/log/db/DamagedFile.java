// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.db;

import io.lockgate.api.point.PointId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A file of which nobody knows what can be read. Tables are read from both ends, up to where they cannot be read, so that
 * one bad page costs what lies on it. Nothing that cannot be read is an exception here. For one thread.
 */
final class DamagedFile implements AutoCloseable {
  private final @Nullable Connection connection;

  private DamagedFile(@Nullable Connection connection) {
    this.connection = connection;
  }

  /** A file that cannot even be opened is one without rows. */
  static DamagedFile open(Path file) {
    try {
      return new DamagedFile(LogFile.connectToRead(file));
    } catch (SQLException unreadable) {
      return new DamagedFile(null);
    }
  }

  private interface Select {
    PreparedStatement in(Connection connection) throws SQLException;
  }

  private interface Row<T> {
    T of(ResultSet result) throws SQLException;
  }

  /** Shows each row once; false when some could not be read. */
  private <T> boolean scan(Select up, Select down, Row<T> row, Consumer<T> consumer) {
    Set<T> seen = new LinkedHashSet<>();
    boolean whole = read(up, row, seen);
    if (!whole) {
      read(down, row, seen);
    }
    seen.forEach(consumer);
    return whole;
  }

  private <T> boolean read(Select sql, Row<T> row, Set<T> seen) {
    if (connection == null) {
      return false;
    }
    try (PreparedStatement select = sql.in(connection);
        ResultSet result = select.executeQuery()) {
      while (result.next()) {
        seen.add(row.of(result));
      }
      return true;
    } catch (SQLException unreadable) {
      return false;
    }
  }

  private record Name(int number, String device, String point, boolean intact) {}

  /** Points whose names are as they were written. */
  boolean points(BiConsumer<Integer, PointId> consumer) {
    List<Name> damaged = new ArrayList<>();
    boolean whole =
        scan(
            in ->
                in.prepareStatement("SELECT number, device, name, sum FROM point ORDER BY number"),
            in ->
                in.prepareStatement(
                    "SELECT number, device, name, sum FROM point ORDER BY number DESC"),
            result -> {
              int number = result.getInt(1);
              String device = String.valueOf(result.getString(2));
              String name = String.valueOf(result.getString(3));
              boolean intact = Sums.of(number, device, name) == result.getLong(4);
              return new Name(number, device, name, intact);
            },
            name -> {
              if (name.intact) {
                consumer.accept(name.number, new PointId(name.device, name.point));
              } else {
                damaged.add(name);
              }
            });
    return whole && damaged.isEmpty();
  }

  /** Blocks; false when some could not be read. */
  boolean blocks(Consumer<BlockRow.Read> consumer) {
    return scan(
        in -> in.prepareStatement("SELECT " + BlockRow.COLUMNS + " FROM block ORDER BY last"),
        in -> in.prepareStatement("SELECT " + BlockRow.COLUMNS + " FROM block ORDER BY last DESC"),
        BlockRow::of,
        consumer);
  }

  /** Segments; false when some could not be read. */
  boolean segments(Consumer<SegmentRow.Read> consumer) {
    return scan(
        in -> in.prepareStatement("SELECT " + SegmentRow.COLUMNS + " FROM segment ORDER BY last"),
        in ->
            in.prepareStatement(
                "SELECT " + SegmentRow.COLUMNS + " FROM segment ORDER BY last DESC"),
        SegmentRow::of,
        consumer);
  }

  /** Numbers of the segments that have chunks, as far as that can be read. */
  Set<Long> segmentsOfChunks() {
    Set<Long> found = new LinkedHashSet<>();
    scan(
        in -> in.prepareStatement("SELECT DISTINCT segment FROM chunk ORDER BY segment"),
        in -> in.prepareStatement("SELECT DISTINCT segment FROM chunk ORDER BY segment DESC"),
        result -> result.getLong(1),
        found::add);
    return found;
  }

  /** A chunk that is as it was written; null for none. */
  @Nullable ChunkRow chunk(int point, long segment) {
    if (connection == null) {
      return null;
    }
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT " + ChunkRow.COLUMNS + " FROM chunk WHERE point = ? AND segment = ?")) {
      select.setInt(1, point);
      select.setLong(2, segment);
      try (ResultSet result = select.executeQuery()) {
        if (!result.next()) {
          return null;
        }
        ChunkRow.Read read = ChunkRow.of(result);
        boolean its = read.row().point() == point && read.row().segment() == segment;
        return its && read.intact() ? read.row() : null;
      }
    } catch (SQLException unreadable) {
      return null;
    }
  }

  @Override
  public void close() throws SQLException {
    if (connection != null) {
      connection.close();
    }
  }
}
