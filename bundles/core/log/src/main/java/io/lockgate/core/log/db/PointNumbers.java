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

  /**
   * Reads those of the file.
   *
   * @throws SQLException they cannot be read, or one of them is damaged
   */
  PointNumbers(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT number, device, name, sum FROM point")) {
      while (rows.next()) {
        int number = rows.getInt(1);
        String device = String.valueOf(rows.getString(2));
        String name = String.valueOf(rows.getString(3));
        if (Sums.of(number, device, name) != rows.getLong(4)) {
          throw Corruption.of("the name of point " + number + " is damaged");
        }
        known(number, new PointId(device, name));
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
    try (PreparedStatement insert = insertion(connection)) {
      for (PointId point : fresh) {
        insert(insert, give(point), point);
      }
    }
  }

  static PreparedStatement insertion(Connection connection) throws SQLException {
    return connection.prepareStatement(
        "INSERT INTO point(number, device, name, sum) VALUES(?, ?, ?, ?)");
  }

  /** Writes one, by {@link #insertion}. */
  static void insert(PreparedStatement insertion, int number, PointId point) throws SQLException {
    insertion.setInt(1, number);
    insertion.setString(2, point.device());
    insertion.setString(3, point.point());
    insertion.setInt(4, Sums.of(number, point.device(), point.point()));
    insertion.executeUpdate();
  }

  /** The transaction is committed. */
  void committed() {
    fresh.clear();
  }
}
