// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.chunk;

import io.lockgate.api.point.Value;

/** Kinds of values; their codes are stored for years and never change. */
enum Kind {
  MISSING(0),
  BOOL(1),
  INT(2),
  DECIMAL(3),
  SINGLE(4),
  REAL(5),
  TEXT(6),
  BITS(7),
  TIME(8);

  /** Bits that hold any code. */
  static final int CODE_BITS = 4;

  private static final Kind[] BY_CODE = values();

  private final int code;

  Kind(int code) {
    this.code = code;
  }

  /** Number under which it is stored. */
  int code() {
    return code;
  }

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

  static Kind ofCode(long code) throws DamagedChunkException {
    if (code < 0 || code >= BY_CODE.length) {
      throw new DamagedChunkException("no kind of value has number " + code);
    }
    return BY_CODE[(int) code];
  }
}
