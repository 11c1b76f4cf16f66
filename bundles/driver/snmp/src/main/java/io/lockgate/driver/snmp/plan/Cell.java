// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.plan;

import io.lockgate.api.driver.DevicePoint;
import io.lockgate.driver.snmp.points.PointLayout;
import java.util.List;
import org.snmp4j.smi.OID;

/**
 * A point at an instance.
 *
 * @param point what is read
 * @param layout how
 * @param oid where
 */
record Cell(DevicePoint point, PointLayout layout, OID oid) {
  /** All but the last part of where it is: the column of a table with a simple index. */
  OID column() {
    return new OID(oid.getValue(), 0, oid.size() - 1);
  }

  /** The last part of where it is: the row. */
  int row() {
    return oid.last();
  }

  static List<DevicePoint> points(List<Cell> cells) {
    return cells.stream().map(Cell::point).toList();
  }
}
