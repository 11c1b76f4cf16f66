// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.point;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.stream.LongStream;

/**
 * What a point shows. Immutable, one small object without boxes: at 300,000 values a second nothing more is affordable.
 *
 * <p>{@link Missing} stands for "no value"; it is not null, so that absence must be handled where a value is used.
 * Equality is that of kind and content: {@code of(1L)} and {@code of(1.0)} differ.
 */
public sealed interface Value {
  /** Most characters of a {@link Text}. */
  int MAX_TEXT = 1024;

  /** The number without boxing, a flag as 0 or 1; {@code otherwise} for all other kinds. */
  default double asDouble(double otherwise) {
    return otherwise;
  }

  /** The whole number without boxing, a flag as 0 or 1; {@code otherwise} for all other kinds, fractions included. */
  default long asLong(long otherwise) {
    return otherwise;
  }

  /** Whether there is no value. */
  default boolean isMissing() {
    return this == Missing.VALUE;
  }

  /** For people and files, independent of language: {@code 231.4}, {@code true}, ISO 8601; empty when missing. */
  String text();

  /** No value. */
  static Value missing() {
    return Missing.VALUE;
  }

  /** A flag. */
  static Value of(boolean value) {
    return value ? Bool.TRUE : Bool.FALSE;
  }

  /** A whole number. */
  static Value of(long value) {
    return Int.of(value);
  }

  /** Reads 64 bits as unsigned. Above 2^63-1 it becomes the nearest double, exact to 11 bits. */
  static Value ofUnsigned(long bits) {
    return bits >= 0 ? Int.of(bits) : new Real((double) (bits >>> 1) * 2);
  }

  /** A 32-bit fraction; {@link Missing} when it is not finite. */
  static Value of(float value) {
    return Float.isFinite(value) ? new Single(value) : missing();
  }

  /** A 64-bit fraction; {@link Missing} when it is not finite. */
  static Value of(double value) {
    return Double.isFinite(value) ? new Real(value) : missing();
  }

  /**
   * Text.
   *
   * @throws IllegalArgumentException longer than {@link #MAX_TEXT}
   */
  static Value of(String value) {
    return new Text(value);
  }

  /** A moment, to the millisecond. */
  static Value of(Instant value) {
    return new Time(value.toEpochMilli());
  }

  /**
   * A flag.
   *
   * @param value its state
   */
  record Bool(boolean value) implements Value {
    static final Bool TRUE = new Bool(true);
    static final Bool FALSE = new Bool(false);

    @Override
    public double asDouble(double otherwise) {
      return value ? 1 : 0;
    }

    @Override
    public long asLong(long otherwise) {
      return value ? 1 : 0;
    }

    @Override
    public String text() {
      return Boolean.toString(value);
    }
  }

  /**
   * A whole number.
   *
   * @param value any
   */
  record Int(long value) implements Value {
    private static final int LEAST_SHARED = -128;
    private static final int MOST_SHARED = 1023;

    /** States, counts of few, percentages: most of what devices hold are small numbers, again and again. */
    private static final Int[] SHARED =
        LongStream.rangeClosed(LEAST_SHARED, MOST_SHARED).mapToObj(Int::new).toArray(Int[]::new);

    private static Int of(long value) {
      return value >= LEAST_SHARED && value <= MOST_SHARED
          ? SHARED[(int) value - LEAST_SHARED]
          : new Int(value);
    }

    @Override
    public double asDouble(double otherwise) {
      return value;
    }

    @Override
    public long asLong(long otherwise) {
      return value;
    }

    @Override
    public String text() {
      return Long.toString(value);
    }
  }

  /**
   * A whole number scaled by a power of ten, exact: a register 2314 with scale 0.1 is {@code 231.4}, not its nearest
   * binary fraction. The log stores it as a whole number.
   *
   * @param unscaled the number without its decimal point
   * @param places digits after the point, 1 to 15
   */
  record Decimal(long unscaled, int places) implements Value {
    public Decimal {
      if (places < 1 || places > 15) {
        throw new IllegalArgumentException("places must be 1 to 15: " + places);
      }
    }

    @Override
    public double asDouble(double otherwise) {
      return unscaled / POWERS[places];
    }

    @Override
    public String text() {
      return BigDecimal.valueOf(unscaled, places).toPlainString();
    }

    private static final double[] POWERS = {
      1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };
  }

  /**
   * A 32-bit fraction, as the device sent it.
   *
   * @param value finite
   */
  record Single(float value) implements Value {
    public Single {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException("not finite");
      }
    }

    @Override
    public double asDouble(double otherwise) {
      return value;
    }

    @Override
    public String text() {
      return Float.toString(value);
    }
  }

  /**
   * A 64-bit fraction.
   *
   * @param value finite
   */
  record Real(double value) implements Value {
    public Real {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("not finite");
      }
    }

    @Override
    public double asDouble(double otherwise) {
      return value;
    }

    @Override
    public String text() {
      return Double.toString(value);
    }
  }

  /**
   * Characters.
   *
   * @param value at most {@link #MAX_TEXT}
   */
  record Text(String value) implements Value {
    public Text {
      if (value.length() > MAX_TEXT) {
        throw new IllegalArgumentException("text longer than " + MAX_TEXT + " characters");
      }
    }

    @Override
    public String text() {
      return value;
    }
  }

  /**
   * Independent flags.
   *
   * @param bits bit 0 is the lowest; none set at or above {@code width}
   * @param width how many there are, 1 to 64
   */
  record Bits(long bits, int width) implements Value {
    public Bits {
      if (width < 1 || width > 64 || (width < 64 && bits >>> width != 0)) {
        throw new IllegalArgumentException("bits do not fit a width of " + width);
      }
    }

    /**
     * One flag.
     *
     * @throws IndexOutOfBoundsException not within the width
     */
    public boolean bit(int index) {
      if (index < 0 || index >= width) {
        throw new IndexOutOfBoundsException(index);
      }
      return (bits >>> index & 1) == 1;
    }

    /** As many binary digits as there are flags, the highest first. */
    @Override
    public String text() {
      String digits = Long.toBinaryString(bits);
      return "0".repeat(width - digits.length()) + digits;
    }
  }

  /**
   * A moment that a device shows as a value.
   *
   * @param epochMillis milliseconds since 1970-01-01T00:00Z
   */
  record Time(long epochMillis) implements Value {
    @Override
    public String text() {
      return Instant.ofEpochMilli(epochMillis).toString();
    }
  }

  /** No value. */
  enum Missing implements Value {
    /** The only one. */
    VALUE;

    @Override
    public String text() {
      return "";
    }
  }
}
