// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.sparkplug;

import java.util.Optional;

/** What a metric holds; the simple types of the specification, with its numbers. Tables and templates are not among them. */
public enum MetricType {
  INT8(1, Field.INT),
  INT16(2, Field.INT),
  INT32(3, Field.INT),
  INT64(4, Field.LONG),
  UINT8(5, Field.INT),
  UINT16(6, Field.INT),
  /** Written as a long, as the implementations in use do; read in both forms. */
  UINT32(7, Field.LONG),
  UINT64(8, Field.LONG),
  FLOAT(9, Field.FLOAT),
  DOUBLE(10, Field.DOUBLE),
  BOOLEAN(11, Field.BOOLEAN),
  STRING(12, Field.STRING),
  /** Milliseconds since 1970-01-01T00:00Z. */
  DATE_TIME(13, Field.LONG),
  TEXT(14, Field.STRING),
  UUID(15, Field.STRING),
  BYTES(17, Field.BYTES),
  FILE(18, Field.BYTES);

  /** Numbers of the fields of a metric that hold its value. */
  static final class Field {
    static final int INT = 10;
    static final int LONG = 11;
    static final int FLOAT = 12;
    static final int DOUBLE = 13;
    static final int BOOLEAN = 14;
    static final int STRING = 15;
    static final int BYTES = 16;

    private Field() {}
  }

  private static final MetricType[] ALL = values();

  private final int code;
  private final int field;

  MetricType(int code, int field) {
    this.code = code;
    this.field = field;
  }

  /** Number in a payload. */
  public int code() {
    return code;
  }

  int field() {
    return field;
  }

  /** The type of a number; empty for tables, templates and what is unknown. */
  public static Optional<MetricType> ofCode(long code) {
    for (MetricType type : ALL) {
      if (type.code == code) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** Whether it is a whole number or a date. */
  public boolean isWhole() {
    return field == Field.INT || field == Field.LONG;
  }

  /** The bits of a whole number of this type, as they are sent. */
  long toWire(long value) {
    return field == Field.INT ? value & 0xFFFF_FFFFL : value;
  }

  /** Signed where the type is; unsigned 64 bits stay bits. */
  long ofWire(long bits) {
    return switch (this) {
      case INT8 -> (byte) bits;
      case INT16 -> (short) bits;
      case INT32 -> (int) bits;
      case UINT8 -> bits & 0xFF;
      case UINT16 -> bits & 0xFFFF;
      case UINT32 -> bits & 0xFFFF_FFFFL;
      default -> bits;
    };
  }
}
