// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The bytes of a message's variable part, as they are on the wire. Immutable, compared by content. Registers are two bytes
 * each, the high one first; bits are packed eight to a byte, the first one lowest.
 */
public final class Octets {
  /** None. */
  public static final Octets EMPTY = new Octets(new byte[0]);

  private final byte[] bytes;

  private Octets(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A copy. */
  public static Octets copyOf(byte[] bytes) {
    return new Octets(bytes.clone());
  }

  /** A copy of what is between position and limit, which stay. */
  public static Octets copyOf(ByteBuffer source) {
    byte[] bytes = new byte[source.remaining()];
    source.get(source.position(), bytes);
    return new Octets(bytes);
  }

  /** Without a copy: the caller gives the array up and never touches it again. */
  public static Octets owning(byte[] bytes) {
    return new Octets(bytes);
  }

  /** One byte each; the low 8 bits count. */
  public static Octets of(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return new Octets(bytes);
  }

  /** One register each; the low 16 bits count. */
  public static Octets ofRegisters(int... values) {
    byte[] bytes = new byte[2 * values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[2 * i] = (byte) (values[i] >> 8);
      bytes[2 * i + 1] = (byte) values[i];
    }
    return new Octets(bytes);
  }

  /** One bit each; unused bits of the last byte are 0. */
  public static Octets ofBits(boolean... values) {
    byte[] bytes = new byte[forBits(values.length)];
    for (int i = 0; i < values.length; i++) {
      if (values[i]) {
        bytes[i >> 3] |= (byte) (1 << (i & 7));
      }
    }
    return new Octets(bytes);
  }

  /** Bytes that so many packed bits take. */
  public static int forBits(int bits) {
    return (bits + 7) / 8;
  }

  /** Takes so many bytes, which the caller has found to be there. */
  static Octets take(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return new Octets(bytes);
  }

  /** How many bytes. */
  public int length() {
    return bytes.length;
  }

  /** How many whole registers. */
  public int registers() {
    return bytes.length / 2;
  }

  /**
   * One byte, 0 to 255.
   *
   * @throws IndexOutOfBoundsException not within {@link #length}
   */
  public int octet(int index) {
    return bytes[index] & 0xFF;
  }

  /**
   * One register, 0 to 65535.
   *
   * @throws IndexOutOfBoundsException not within {@link #registers}
   */
  public int register(int index) {
    return (bytes[2 * index] & 0xFF) << 8 | (bytes[2 * index + 1] & 0xFF);
  }

  /**
   * One packed bit.
   *
   * @throws IndexOutOfBoundsException not within the bytes
   */
  public boolean bit(int index) {
    return (bytes[index >> 3] >> (index & 7) & 1) == 1;
  }

  /** Writes all bytes at the target's position and moves it. */
  public void putTo(ByteBuffer target) {
    target.put(bytes);
  }

  /** A read-only view, no copy. */
  public ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }

  /** A copy. */
  public byte[] toArray() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Hexadecimal. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
