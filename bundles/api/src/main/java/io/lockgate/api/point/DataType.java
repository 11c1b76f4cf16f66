// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.point;

/** What a device holds at an address, before scale and offset; how many bits, and which kind of {@link Value}. */
public enum DataType {
  /** A flag; {@link Value.Bool}. */
  BOOL(Value.Bool.class),
  /** Signed, 8 bits; {@link Value.Int}, as all whole numbers. */
  INT8(Byte.MIN_VALUE, Byte.MAX_VALUE),
  /** Unsigned, 8 bits. */
  UINT8(0, 0xFF),
  /** Signed, 16 bits. */
  INT16(Short.MIN_VALUE, Short.MAX_VALUE),
  /** Unsigned, 16 bits. */
  UINT16(0, 0xFFFF),
  /** Signed, 32 bits. */
  INT32(Integer.MIN_VALUE, Integer.MAX_VALUE),
  /** Unsigned, 32 bits. */
  UINT32(0, 0xFFFF_FFFFL),
  /** Signed, 64 bits. */
  INT64(Long.MIN_VALUE, Long.MAX_VALUE),
  /** Unsigned, 64 bits; above 2^63-1 it is given as {@link Value.Real}, see {@link Value#ofUnsigned}. */
  UINT64(0, Long.MAX_VALUE),
  /** IEEE 754, 32 bits; {@link Value.Single}. */
  FLOAT32(Value.Single.class),
  /** IEEE 754, 64 bits; {@link Value.Real}. */
  FLOAT64(Value.Real.class),
  /** Characters; {@link Value.Text}. */
  TEXT(Value.Text.class),
  /** Independent flags, at most 64; {@link Value.Bits}. */
  BITS(Value.Bits.class),
  /** Date and time; {@link Value.Time}. */
  TIMESTAMP(Value.Time.class);

  private final Class<? extends Value> kind;
  private final long min;
  private final long max;

  DataType(Class<? extends Value> kind) {
    this(kind, 0, 0);
  }

  DataType(long min, long max) {
    this(Value.Int.class, min, max);
  }

  DataType(Class<? extends Value> kind, long min, long max) {
    this.kind = kind;
    this.min = min;
    this.max = max;
  }

  /** Whether it is a number, so that scale, offset and limits mean something. */
  public boolean isNumber() {
    return isWhole() || this == FLOAT32 || this == FLOAT64;
  }

  /** Whether it is a whole number. */
  public boolean isWhole() {
    return kind == Value.Int.class;
  }

  /** Whether a value of this type can be exactly {@code value}: the right kind and, for whole numbers, within range. */
  public boolean holds(Value value) {
    return kind.isInstance(value)
        && (!(value instanceof Value.Int whole) || (whole.value() >= min && whole.value() <= max));
  }
}
