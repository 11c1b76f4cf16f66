// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.table;

import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import io.lockgate.codec.modbus.Octets;
import io.lockgate.codec.modbus.RegisterOrder;
import io.lockgate.codec.modbus.RegisterWriter;
import io.lockgate.codec.modbus.Registers;
import java.nio.ByteBuffer;
import java.util.Locale;

/** How a point is shown in registers. A value that is bad, missing or does not fit is shown by the type's invalid mark. */
public enum RegisterType {
  /** 0 or 1. */
  BOOL(1, 0, 1, 0xFFFFL),
  /** Signed, 16 bits. */
  INT16(1, Short.MIN_VALUE, Short.MAX_VALUE, 0x8000L),
  /** Unsigned, 16 bits. */
  UINT16(1, 0, 0xFFFF, 0xFFFFL),
  /** Signed, 32 bits. */
  INT32(2, Integer.MIN_VALUE, Integer.MAX_VALUE, 0x8000_0000L),
  /** Unsigned, 32 bits. */
  UINT32(2, 0, 0xFFFF_FFFFL, 0xFFFF_FFFFL),
  /** Signed, 64 bits. */
  INT64(4, Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE),
  /** Unsigned, 64 bits. */
  UINT64(4, 0, Long.MAX_VALUE, -1L),
  /** IEEE 754, 32 bits. */
  FLOAT32(2, 0, 0, 0xFFC0_0000L),
  /** IEEE 754, 64 bits. */
  FLOAT64(4, 0, 0, 0xFFF8_0000_0000_0000L);

  private final int words;
  private final long min;
  private final long max;
  private final long invalid;

  RegisterType(int words, long min, long max, long invalid) {
    this.words = words;
    this.min = min;
    this.max = max;
    this.invalid = invalid;
  }

  /**
   * The type of a user's word, in any letter case.
   *
   * @throws IllegalArgumentException there is none
   */
  public static RegisterType of(String word) {
    return valueOf(word.strip().toUpperCase(Locale.ROOT));
  }

  /** Registers that it takes. */
  int words() {
    return words;
  }

  /** Shows "there is no value". */
  void putInvalid(ByteBuffer target, int register, RegisterOrder order) {
    RegisterWriter.unsigned(target, register, words, order, invalid);
  }

  /** Shows a sample. */
  void put(ByteBuffer target, int register, RegisterOrder order, Sample sample) {
    Value value = sample.value();
    if (sample.quality().level() == Quality.Level.BAD) {
      putInvalid(target, register, order);
    } else if (this == FLOAT32 || this == FLOAT64) {
      putFraction(target, register, order, value.asDouble(Double.NaN));
    } else if (value instanceof Value.Int whole) {
      putWhole(target, register, order, whole.value());
    } else if (value instanceof Value.Bits bits) {
      putWhole(target, register, order, bits.bits());
    } else {
      double number = value.asDouble(Double.NaN);
      if (number >= min && number <= max) {
        putWhole(target, register, order, Math.round(number));
      } else {
        putInvalid(target, register, order);
      }
    }
  }

  private void putFraction(ByteBuffer target, int register, RegisterOrder order, double number) {
    if (Double.isNaN(number)) {
      putInvalid(target, register, order);
    } else if (this == FLOAT32) {
      RegisterWriter.float32(target, register, order, (float) number);
    } else {
      RegisterWriter.float64(target, register, order, number);
    }
  }

  private void putWhole(ByteBuffer target, int register, RegisterOrder order, long number) {
    if (number < min || number > max) {
      putInvalid(target, register, order);
    } else if (min < 0) {
      RegisterWriter.signed(target, register, words, order, number);
    } else {
      RegisterWriter.unsigned(target, register, words, order, number);
    }
  }

  /** What a client has written; {@link Value.Missing} when it is no number. */
  Value take(Octets data, int register, RegisterOrder order) {
    return switch (this) {
      case BOOL -> Value.of(Registers.bool(data, register));
      case FLOAT32 -> Value.of(Registers.float32(data, register, order));
      case FLOAT64 -> Value.of(Registers.float64(data, register, order));
      case UINT64 -> Value.ofUnsigned(Registers.uint64(data, register, order));
      case INT16, INT32, INT64 -> Value.of(Registers.signed(data, register, words, order));
      case UINT16, UINT32 -> Value.of(Registers.unsigned(data, register, words, order));
    };
  }
}
