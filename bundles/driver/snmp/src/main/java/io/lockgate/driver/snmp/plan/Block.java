// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.plan;

import io.lockgate.api.driver.DevicePoint;
import java.util.List;
import org.snmp4j.smi.OID;

/**
 * Rows that lie together, in some columns.
 *
 * @param columns in order
 * @param first row, from 0
 * @param rows how many
 * @param cells that are wanted of them, at least one in each column
 */
record Block(List<OID> columns, int first, int rows, List<Cell> cells) {
  Block {
    columns = List.copyOf(columns);
    cells = List.copyOf(cells);
  }

  List<DevicePoint> points() {
    return Cell.points(cells);
  }

  /** After which places the rows come. */
  List<OID> before() {
    return columns.stream()
        .map(column -> first == 0 ? column : new OID(column).append(first - 1))
        .toList();
  }

  int values() {
    return columns.size() * rows;
  }

  /** Two smaller ones: of fewer columns, else of fewer rows. */
  List<Block> halves() {
    if (columns.size() > 1) {
      int middle = columns.size() / 2;
      return List.of(
          ofColumns(columns.subList(0, middle)),
          ofColumns(columns.subList(middle, columns.size())));
    }
    int middle = cells.size() / 2;
    return middle == 0
        ? List.of()
        : List.of(ofCells(cells.subList(0, middle)), ofCells(cells.subList(middle, cells.size())));
  }

  private Block ofColumns(List<OID> some) {
    return new Block(
        some, first, rows, cells.stream().filter(cell -> some.contains(cell.column())).toList());
  }

  /** Of one column, sorted by row. */
  private Block ofCells(List<Cell> some) {
    int from = some.get(0).row();
    return new Block(columns, from, some.get(some.size() - 1).row() - from + 1, some);
  }
}
