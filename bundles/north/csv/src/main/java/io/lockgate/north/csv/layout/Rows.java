// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.layout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Readings of several measurements as lines of a table. What was read within a second of the first value of a line stands
 * in that line; a second value of the same measurement begins a new one: no value is lost, none comes twice.
 */
final class Rows {
  private static final long TOGETHER_MILLIS = 1_000;

  private Rows() {}

  /** A line: its time, and a cell or none for each measurement. */
  static final class Row {
    private final long epochMillis;
    private final List<@Nullable Cell> cells;

    private Row(long epochMillis, int columns) {
      this.epochMillis = epochMillis;
      this.cells = new ArrayList<>(Collections.nCopies(columns, null));
    }

    long epochMillis() {
      return epochMillis;
    }

    List<@Nullable Cell> cells() {
      return cells;
    }

    boolean isValid() {
      for (Cell each : cells) {
        if (each != null && each.kind() == Cell.Kind.INVALID) {
          return false;
        }
      }
      return true;
    }
  }

  private record Placed(long epochMillis, int column, Cell cell) {}

  static List<Row> of(List<Series> series) {
    List<Placed> all = new ArrayList<>();
    for (int column = 0; column < series.size(); column++) {
      for (Reading each : series.get(column).readings()) {
        all.add(new Placed(each.epochMillis(), column, each.cell()));
      }
    }
    all.sort(Comparator.comparingLong(Placed::epochMillis));
    List<Row> rows = new ArrayList<>();
    Row row = new Row(0, 0);
    for (Placed each : all) {
      boolean fits =
          !rows.isEmpty()
              && each.epochMillis - row.epochMillis < TOGETHER_MILLIS
              && row.cells.get(each.column) == null;
      if (!fits) {
        row = new Row(each.epochMillis, series.size());
        rows.add(row);
      }
      row.cells.set(each.column, each.cell);
    }
    return rows;
  }
}
