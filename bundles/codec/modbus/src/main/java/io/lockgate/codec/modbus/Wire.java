// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/** Big-endian access that does not depend on a buffer's byte order, and checks of what is there. */
final class Wire {
  private Wire() {}

  static int u8(ByteBuffer in) {
    return in.get() & 0xFF;
  }

  static int u16(ByteBuffer in) {
    return (in.get() & 0xFF) << 8 | (in.get() & 0xFF);
  }

  static int u8(ByteBuffer in, int index) {
    return in.get(index) & 0xFF;
  }

  static int u16(ByteBuffer in, int index) {
    return (in.get(index) & 0xFF) << 8 | (in.get(index + 1) & 0xFF);
  }

  static void put8(ByteBuffer out, int value) {
    out.put((byte) value);
  }

  static void put16(ByteBuffer out, int value) {
    out.put((byte) (value >> 8)).put((byte) value);
  }

  /** So many bytes must be left. */
  static void atLeast(ByteBuffer in, int bytes, ExceptionCode answer) throws MalformedException {
    if (in.remaining() < bytes) {
      throw new MalformedException(
          answer, "too short: " + in.remaining() + " bytes where " + bytes + " are needed");
    }
  }

  /** Exactly so many bytes must be left. */
  static void exactly(ByteBuffer in, int bytes, ExceptionCode answer) throws MalformedException {
    if (in.remaining() != bytes) {
      throw new MalformedException(
          answer, in.remaining() + " bytes of data where " + bytes + " belong");
    }
  }

  /** What a device must repeat, or what follows from the request. */
  static void same(String field, int found, int expected) throws MalformedException {
    if (found != expected) {
      throw MalformedException.response(field + " is " + found + ", must be " + expected);
    }
  }

  /** Words that a device must repeat, and nothing after them. */
  static void sameWords(ByteBuffer in, int... expected) throws MalformedException {
    exactly(in, 2 * expected.length, Limit.BAD_RESPONSE);
    for (int word : expected) {
      same("a repeated field", u16(in), word);
    }
  }

  /** The rest of a response: a byte count that must be {@code length}, and as many bytes. */
  static Octets counted(ByteBuffer in, int length) throws MalformedException {
    return counted(in, length, Limit.BAD_RESPONSE);
  }

  /** The rest of a message: a byte count that must be {@code length}, and as many bytes. */
  static Octets counted(ByteBuffer in, int length, ExceptionCode answer) throws MalformedException {
    exactly(in, 1 + length, answer);
    int count = u8(in);
    if (count != length) {
      throw new MalformedException(answer, "byte count is " + count + ", must be " + length);
    }
    return Octets.take(in, length);
  }

  /** All that is left, within a limit. */
  static Octets rest(ByteBuffer in, Limit bytes, ExceptionCode answer) throws MalformedException {
    return Octets.take(in, bytes.check(in.remaining(), answer));
  }

  /** All that is left, in whole 16-bit words, within a limit. */
  static Octets restInWords(ByteBuffer in, Limit bytes, ExceptionCode answer)
      throws MalformedException {
    if (in.remaining() % 2 != 0) {
      throw new MalformedException(answer, "half a word at the end");
    }
    return rest(in, bytes, answer);
  }

  static void putCounted(ByteBuffer out, Octets octets) {
    put8(out, octets.length());
    octets.putTo(out);
  }

  /**
   * Whole 16-bit words, within a limit.
   *
   * @throws IllegalArgumentException they are not
   */
  static void requireRegisters(Octets octets, Limit bytes) {
    if (bytes.require(octets.length()) % 2 != 0) {
      throw new IllegalArgumentException("half a register at the end");
    }
  }
}
