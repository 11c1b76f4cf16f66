// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.layout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Readings of several measurements as lines of a table. The log counts its intervals on a grid from the epoch; the first
 * value of each measurement within one of them stands in one line, whose time is that of the earliest. What comes beyond
 * (a change that was logged at once, another time set) makes lines of its own, together within a second. No value is lost,
 * none comes twice.
 */
final class Rows {
  private static final long TOGETHER_MILLIS = 1_000;

  private final int columns;
  private final long intervalMillis;
  private final Map<Long, Row> byInterval = new HashMap<>();
  private final List<Row> rows = new ArrayList<>();
  private @Nullable Row beyond;

  private Rows(int columns, Duration interval) {
    this.columns = columns;
    this.intervalMillis = interval.toMillis();
  }

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

    private boolean take(Placed each) {
      boolean free = cells.get(each.column) == null;
      if (free) {
        cells.set(each.column, each.reading.cell());
      }
      return free;
    }
  }

  private record Placed(int column, Reading reading) {
    long epochMillis() {
      return reading.epochMillis();
    }
  }

  /**
   * Lines in order of time.
   *
   * @param interval of the log; below a second: as if it were that of what comes beyond
   */
  static List<Row> of(List<Series> series, Duration interval) {
    List<Placed> all = new ArrayList<>();
    for (int column = 0; column < series.size(); column++) {
      for (Reading each : series.get(column).readings()) {
        all.add(new Placed(column, each));
      }
    }
    all.sort(Comparator.comparingLong(Placed::epochMillis));
    Rows rows = new Rows(series.size(), interval);
    all.forEach(rows::place);
    rows.rows.sort(Comparator.comparingLong(Row::epochMillis));
    return rows.rows;
  }

  private void place(Placed each) {
    boolean placed =
        intervalMillis > TOGETHER_MILLIS
            && byInterval
                .computeIfAbsent(
                    Math.floorDiv(each.reading.receivedMillis(), intervalMillis),
                    number -> fresh(each))
                .take(each);
    Row open = beyond;
    if (placed
        || (open != null
            && each.epochMillis() - open.epochMillis < TOGETHER_MILLIS
            && open.take(each))) {
      return;
    }
    Row next = fresh(each);
    next.take(each);
    beyond = next;
  }

  private Row fresh(Placed first) {
    Row row = new Row(first.epochMillis(), columns);
    rows.add(row);
    return row;
  }
}
