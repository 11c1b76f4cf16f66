// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.chunk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lockgate.api.point.Value;

/**
 * A column of values. As long as kind and extent (places of a decimal, width of bits) stay, one bit says so. Not
 * thread-safe.
 */
final class Values {
  private static final int EXTENT_BITS = 7;
  private static final int MOST_TEXT_BYTES = Value.MAX_TEXT * 3;

  private final Fractions fractions = new Fractions();
  private Kind kind = Kind.MISSING;
  private int extent;
  private long number;
  private String text = "";

  void write(Value value, BitWriter out) {
    Kind its = Kind.of(value);
    int size = extent(value);
    boolean other = its != kind || size != extent;
    out.put(other);
    if (other) {
      kind = its;
      extent = size;
      out.put(its.code(), Kind.CODE_BITS);
      out.put(size, EXTENT_BITS);
    }
    switch (its) {
      case MISSING -> {}
      case SINGLE ->
          fractions.write(
              (long) Float.floatToRawIntBits(((Value.Single) value).value()) << Integer.SIZE, out);
      case REAL -> fractions.write(Double.doubleToRawLongBits(((Value.Real) value).value()), out);
      case TEXT -> write(value.text(), out);
      default -> {
        long next = whole(value);
        out.putSmall(next - number);
        number = next;
      }
    }
  }

  private static int extent(Value value) {
    if (value instanceof Value.Decimal decimal) {
      return decimal.places();
    }
    return value instanceof Value.Bits bits ? bits.width() : 0;
  }

  private static long whole(Value value) {
    if (value instanceof Value.Decimal decimal) {
      return decimal.unscaled();
    } else if (value instanceof Value.Bits bits) {
      return bits.bits();
    } else if (value instanceof Value.Time time) {
      return time.epochMillis();
    }
    return value.asLong(0);
  }

  private void write(String characters, BitWriter out) {
    boolean other = !characters.equals(text);
    out.put(other);
    if (other) {
      text = characters;
      byte[] bytes = characters.getBytes(UTF_8);
      out.putUnsigned(bytes.length);
      for (byte each : bytes) {
        out.put(each, Byte.SIZE);
      }
    }
  }

  Value read(BitReader in) throws DamagedChunkException {
    if (in.bit()) {
      kind = Kind.ofCode(in.get(Kind.CODE_BITS));
      extent = (int) in.get(EXTENT_BITS);
    }
    return switch (kind) {
      case MISSING -> Value.missing();
      case SINGLE -> single(Float.intBitsToFloat((int) (fractions.read(in) >>> Integer.SIZE)));
      case REAL -> real(Double.longBitsToDouble(fractions.read(in)));
      case TEXT -> Value.of(readText(in));
      default -> {
        number += in.small();
        yield whole(number);
      }
    };
  }

  private static Value single(float value) throws DamagedChunkException {
    requireFinite(value);
    return new Value.Single(value);
  }

  private static Value real(double value) throws DamagedChunkException {
    requireFinite(value);
    return new Value.Real(value);
  }

  private static void requireFinite(double value) throws DamagedChunkException {
    if (!Double.isFinite(value)) {
      throw new DamagedChunkException("a fraction is not finite");
    }
  }

  private Value whole(long content) throws DamagedChunkException {
    try {
      return switch (kind) {
        case BOOL -> Value.of(content != 0);
        case DECIMAL -> new Value.Decimal(content, extent);
        case BITS -> new Value.Bits(content, extent);
        case TIME -> new Value.Time(content);
        default -> Value.of(content);
      };
    } catch (IllegalArgumentException impossible) {
      throw new DamagedChunkException("a value is impossible");
    }
  }

  private String readText(BitReader in) throws DamagedChunkException {
    if (in.bit()) {
      long length = in.unsigned();
      if (length < 0 || length > MOST_TEXT_BYTES) {
        throw new DamagedChunkException("a text has " + length + " bytes");
      }
      byte[] bytes = new byte[(int) length];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) in.get(Byte.SIZE);
      }
      text = new String(bytes, UTF_8);
      if (text.length() > Value.MAX_TEXT) {
        throw new DamagedChunkException("a text has " + text.length() + " characters");
      }
    }
    return text;
  }
}
