// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table that every device of the bench has: five columns of ten rows, each cell a number of its own. */
final class SnmpTable {
  static final int VALUES = 50;
  static final int ROWS = 10;
  private static final int COLUMNS = VALUES / ROWS;
  private static final String ENTRY = "1.3.6.1.4.1.32473.9.1.";

  private SnmpTable() {}

  /** Identifiers of the columns. */
  static List<String> columns() {
    List<String> columns = new ArrayList<>();
    for (int column = 1; column <= COLUMNS; column++) {
      columns.add(ENTRY + column);
    }
    return columns;
  }

  /** As snmpd is told of it. */
  static List<String> overrides() {
    List<String> lines = new ArrayList<>();
    for (int column = 1; column <= COLUMNS; column++) {
      for (int row = 1; row <= ROWS; row++) {
        lines.add("override " + ENTRY + column + "." + row + " integer " + value(column, row));
      }
    }
    return lines;
  }

  /** As a device model, which {@code gateway:points} then shows: {@code C1R1} and so on. */
  static FieldGateway.Settings model(int periodMillis) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "schema: 1",
                "id: bench",
                "revision: 1",
                "title: Bench",
                "driver: snmp",
                "groups:",
                "  all: " + periodMillis + "ms",
                "points:"));
    for (int column = 1; column <= COLUMNS; column++) {
      for (int row = 1; row <= ROWS; row++) {
        lines.add(
            String.format(
                Locale.ROOT,
                "  - {name: C%dR%d, address: %s%d.%d, type: int32, group: all}",
                column,
                row,
                ENTRY,
                column,
                row));
      }
    }
    return new FieldGateway.Settings("models/bench.yaml", lines);
  }

  private static int value(int column, int row) {
    return 1_000_000 * column + row;
  }
}
