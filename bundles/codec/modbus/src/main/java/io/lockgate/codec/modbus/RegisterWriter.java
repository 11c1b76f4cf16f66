// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Typed values into registers; {@link Registers} is the way back. The target is not moved, its byte order does not matter,
 * {@code register} counts from its index 0. All methods throw {@link IndexOutOfBoundsException} when the value reaches
 * beyond the target.
 */
public final class RegisterWriter {
  private RegisterWriter() {}

  /**
   * A number in 1 to 4 words: what fits unsigned.
   *
   * @throws IllegalArgumentException it does not fit
   */
  public static void unsigned(
      ByteBuffer target, int register, int words, RegisterOrder order, long value) {
    if (words < 4 && value >>> (16 * words) != 0) {
      throw new IllegalArgumentException(value + " does not fit " + words + " registers");
    }
    put(target, register, words, order, value);
  }

  /**
   * A number in 1 to 4 words: what fits signed.
   *
   * @throws IllegalArgumentException it does not fit
   */
  public static void signed(
      ByteBuffer target, int register, int words, RegisterOrder order, long value) {
    int unused = 64 - 16 * words;
    if (value << unused >> unused != value) {
      throw new IllegalArgumentException(value + " does not fit " + words + " registers");
    }
    put(target, register, words, order, value);
  }

  /** Two registers, IEEE 754. */
  public static void float32(ByteBuffer target, int register, RegisterOrder order, float value) {
    put(target, register, 2, order, Float.floatToRawIntBits(value));
  }

  /** Four registers, IEEE 754. */
  public static void float64(ByteBuffer target, int register, RegisterOrder order, double value) {
    put(target, register, 4, order, Double.doubleToRawLongBits(value));
  }

  /**
   * Characters in UTF-8, two a register, cut off between two characters where they do not fit, filled up with NUL.
   * Registers always follow one another; only the order of bytes counts.
   */
  public static void text(
      ByteBuffer target, int register, int words, RegisterOrder order, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int fits = Math.min(bytes.length, 2 * words);
    while (fits < bytes.length && fits > 0 && (bytes[fits] & 0xC0) == 0x80) {
      fits--;
    }
    for (int i = 0; i < words; i++) {
      int high = 2 * i < fits ? bytes[2 * i] & 0xFF : 0;
      int low = 2 * i + 1 < fits ? bytes[2 * i + 1] & 0xFF : 0;
      put(target, register + i, 1, order, high << 8 | low);
    }
  }

  private static void put(
      ByteBuffer target, int register, int words, RegisterOrder order, long bits) {
    for (int i = 0; i < words; i++) {
      int word = order.word((int) (bits >>> (16 * (words - 1 - i))) & 0xFFFF);
      int at = 2 * (register + order.place(i, words));
      target.put(at, (byte) (word >> 8)).put(at + 1, (byte) word);
    }
  }
}
