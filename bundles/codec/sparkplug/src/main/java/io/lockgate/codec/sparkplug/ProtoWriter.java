// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.sparkplug;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes the wire form of Protocol Buffers into an array that grows. Not thread-safe. */
final class ProtoWriter {
  static final int VARINT = 0;
  static final int FIXED64 = 1;
  static final int BYTES = 2;
  static final int FIXED32 = 5;

  private static final int FIRST = 256;

  private byte[] bytes = new byte[FIRST];
  private int length;

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }

  private void raw(long value) {
    room(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  private void tag(int field, int wire) {
    raw(((long) field << 3) | wire);
  }

  ProtoWriter number(int field, long value) {
    tag(field, VARINT);
    raw(value);
    return this;
  }

  ProtoWriter flag(int field, boolean value) {
    return number(field, value ? 1 : 0);
  }

  ProtoWriter single(int field, float value) {
    tag(field, FIXED32);
    little(Float.floatToRawIntBits(value), Integer.BYTES);
    return this;
  }

  ProtoWriter real(int field, double value) {
    tag(field, FIXED64);
    little(Double.doubleToRawLongBits(value), Long.BYTES);
    return this;
  }

  private void little(long bits, int count) {
    room(count);
    for (int i = 0; i < count; i++) {
      bytes[length++] = (byte) (bits >>> (8 * i));
    }
  }

  ProtoWriter text(int field, String value) {
    byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
    return block(field, encoded, encoded.length);
  }

  ProtoWriter block(int field, byte[] content, int count) {
    tag(field, BYTES);
    raw(count);
    room(count);
    System.arraycopy(content, 0, bytes, length, count);
    length += count;
    return this;
  }

  /** What another writer holds, as one field. */
  ProtoWriter message(int field, ProtoWriter inner) {
    return block(field, inner.bytes, inner.length);
  }

  ProtoWriter clear() {
    length = 0;
    return this;
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, length);
  }
}
