// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.points;

import io.lockgate.api.point.DataType;
import io.lockgate.driver.modbus.value.Mark;

/** What SunSpec devices write where they have no value. */
final class SunSpecMarks {
  private SunSpecMarks() {}

  /** Signed numbers: the lowest one. All else: all ones. Fractions have NaN, which needs no mark. */
  static Mark of(DataType type, int bits) {
    return switch (type) {
      case INT8, INT16, INT32, INT64 -> Mark.of(1L << (bits - 1), bits);
      case FLOAT32, FLOAT64 -> Mark.NONE;
      default -> Mark.of(-1, bits);
    };
  }
}
