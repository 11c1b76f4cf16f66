// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.chunk;

import io.lockgate.api.point.Value;

/** Kinds of values; their ordinals are stored for years and never change. */
enum Kind {
  MISSING,
  BOOL,
  INT,
  DECIMAL,
  SINGLE,
  REAL,
  TEXT,
  BITS,
  TIME;

  /** Bits that hold any ordinal. */
  static final int ORDINAL_BITS = 4;

  private static final Kind[] ALL = values();

  static Kind of(Value value) {
    if (value instanceof Value.Int) {
      return INT;
    } else if (value instanceof Value.Decimal) {
      return DECIMAL;
    } else if (value instanceof Value.Single) {
      return SINGLE;
    } else if (value instanceof Value.Real) {
      return REAL;
    } else if (value instanceof Value.Bool) {
      return BOOL;
    } else if (value instanceof Value.Bits) {
      return BITS;
    } else if (value instanceof Value.Time) {
      return TIME;
    }
    return value instanceof Value.Text ? TEXT : MISSING;
  }

  static Kind of(long ordinal) throws DamagedChunkException {
    if (ordinal < 0 || ordinal >= ALL.length) {
      throw new DamagedChunkException("no kind of value has number " + ordinal);
    }
    return ALL[(int) ordinal];
  }
}
