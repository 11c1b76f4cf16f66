// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.db;

import io.lockgate.api.point.PointId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The number of each point that was ever logged. Numbers are given by the writer, and are for good once its transaction is
 * committed; reading is thread-safe.
 */
final class PointNumbers {
  private final Map<PointId, Integer> numbers = new ConcurrentHashMap<>();
  private final Map<Integer, PointId> points = new ConcurrentHashMap<>();
  private final List<PointId> fresh = new ArrayList<>();
  private int next = 1;

  /** Reads those of the file; what is no name of a point is left out. */
  PointNumbers(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT number, device, name FROM point")) {
      while (rows.next()) {
        known(rows.getInt(1), new PointId(rows.getString(2), rows.getString(3)));
      }
    }
  }

  private void known(int number, PointId point) {
    numbers.put(point, number);
    points.put(number, point);
    next = Math.max(next, number + 1);
  }

  /** The number of a point, a new one when it has none. By the writer. */
  int give(PointId point) {
    Integer known = numbers.get(point);
    if (known != null) {
      return known;
    }
    int given = next;
    known(given, point);
    fresh.add(point);
    return given;
  }

  /** The number of a point; null when it was never logged. */
  @Nullable Integer find(PointId point) {
    return numbers.get(point);
  }

  /** The point of a number; null when it was never given. */
  @Nullable PointId point(int number) {
    return points.get(number);
  }

  /** Writes those given since the last commit, into the transaction that is open. */
  void write(Connection connection) throws SQLException {
    if (fresh.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO point(number, device, name) VALUES(?, ?, ?)")) {
      for (PointId point : fresh) {
        insert.setInt(1, give(point));
        insert.setString(2, point.device());
        insert.setString(3, point.point());
        insert.executeUpdate();
      }
    }
  }

  /** The transaction is committed. */
  void committed() {
    fresh.clear();
  }
}
