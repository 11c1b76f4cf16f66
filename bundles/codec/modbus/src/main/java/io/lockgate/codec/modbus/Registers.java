// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.charset.StandardCharsets;

/**
 * Typed values out of registers; {@link RegisterWriter} is the way back. {@code register} counts from 0 within the data.
 * All methods throw {@link IndexOutOfBoundsException} when the value reaches beyond the data.
 */
public final class Registers {
  private Registers() {}

  /** 1 to 4 words as an unsigned number; 4 words fill all 64 bits. */
  public static long unsigned(Octets data, int register, int words, RegisterOrder order) {
    long value = 0;
    for (int i = 0; i < words; i++) {
      value = value << 16 | order.word(data.register(register + order.place(i, words)));
    }
    return value;
  }

  /** 1 to 4 words as a signed number. */
  public static long signed(Octets data, int register, int words, RegisterOrder order) {
    int unused = 64 - 16 * words;
    return unsigned(data, register, words, order) << unused >> unused;
  }

  /** Whether the register is not 0. */
  public static boolean bool(Octets data, int register) {
    return data.register(register) != 0;
  }

  /** One bit of a register, 0 the lowest to 15. */
  public static boolean bit(Octets data, int register, int bit, RegisterOrder order) {
    return (order.word(data.register(register)) >> bit & 1) == 1;
  }

  /** The low byte of a register, signed. */
  public static int int8(Octets data, int register, RegisterOrder order) {
    return (byte) order.word(data.register(register));
  }

  /** The low byte of a register. */
  public static int uint8(Octets data, int register, RegisterOrder order) {
    return order.word(data.register(register)) & 0xFF;
  }

  /** One register, signed. */
  public static int int16(Octets data, int register, RegisterOrder order) {
    return (short) order.word(data.register(register));
  }

  /** One register. */
  public static int uint16(Octets data, int register, RegisterOrder order) {
    return order.word(data.register(register));
  }

  /** Two registers, signed. */
  public static int int32(Octets data, int register, RegisterOrder order) {
    return (int) unsigned(data, register, 2, order);
  }

  /** Two registers. */
  public static long uint32(Octets data, int register, RegisterOrder order) {
    return unsigned(data, register, 2, order);
  }

  /** Four registers, signed. */
  public static long int64(Octets data, int register, RegisterOrder order) {
    return unsigned(data, register, 4, order);
  }

  /** Four registers; to be read as unsigned, see {@link Long#toUnsignedString}. */
  public static long uint64(Octets data, int register, RegisterOrder order) {
    return unsigned(data, register, 4, order);
  }

  /** Two registers, IEEE 754; may be NaN or infinite. */
  public static float float32(Octets data, int register, RegisterOrder order) {
    return Float.intBitsToFloat(int32(data, register, order));
  }

  /** Four registers, IEEE 754; may be NaN or infinite. */
  public static double float64(Octets data, int register, RegisterOrder order) {
    return Double.longBitsToDouble(unsigned(data, register, 4, order));
  }

  /**
   * Characters, two a register: UTF-8, what is not gets the replacement character. Ends before the first NUL; blanks at the
   * end are cut off. Registers always follow one another; only the order of bytes counts.
   */
  public static String text(Octets data, int register, int words, RegisterOrder order) {
    byte[] bytes = new byte[2 * words];
    for (int i = 0; i < words; i++) {
      int word = order.word(data.register(register + i));
      bytes[2 * i] = (byte) (word >> 8);
      bytes[2 * i + 1] = (byte) word;
    }
    return trimmed(bytes);
  }

  static String trimmed(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8).stripTrailing();
  }
}
