// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.sparkplug;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads the wire form of Protocol Buffers, field after field; bounded by the bytes there are. Not thread-safe. */
final class ProtoReader {
  private static final int LONGEST_VARINT = 10;
  private static final int LARGEST_FIELD = (1 << 29) - 1;

  private final ByteBuffer in;
  private int field;
  private int wire;

  ProtoReader(ByteBuffer bytes) {
    in = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Goes to the next field; false at the end. */
  boolean next() throws MalformedException {
    if (!in.hasRemaining()) {
      return false;
    }
    long tag = varint();
    wire = (int) (tag & 7);
    long number = tag >>> 3;
    if (number < 1 || number > LARGEST_FIELD) {
      throw new MalformedException("a field has no number");
    }
    field = (int) number;
    return true;
  }

  int field() {
    return field;
  }

  private void require(int expected) throws MalformedException {
    if (wire != expected) {
      throw new MalformedException("field " + field + " is of another kind");
    }
  }

  private void requireRoom(long count) throws MalformedException {
    if (count < 0 || count > in.remaining()) {
      throw new MalformedException("it ends too early");
    }
  }

  private long varint() throws MalformedException {
    long value = 0;
    for (int i = 0; i < LONGEST_VARINT; i++) {
      requireRoom(1);
      byte next = in.get();
      value |= ((long) (next & 0x7F)) << (7 * i);
      if (next >= 0) {
        return value;
      }
    }
    throw new MalformedException("a number does not end");
  }

  long number() throws MalformedException {
    require(ProtoWriter.VARINT);
    return varint();
  }

  boolean flag() throws MalformedException {
    return number() != 0;
  }

  float single() throws MalformedException {
    require(ProtoWriter.FIXED32);
    requireRoom(Integer.BYTES);
    return in.getFloat();
  }

  double real() throws MalformedException {
    require(ProtoWriter.FIXED64);
    requireRoom(Long.BYTES);
    return in.getDouble();
  }

  /** A part of what is read, not a copy. */
  ByteBuffer block(int longest) throws MalformedException {
    require(ProtoWriter.BYTES);
    long count = varint();
    requireRoom(count);
    if (count > longest) {
      throw new MalformedException("field " + field + " is longer than " + longest + " bytes");
    }
    ByteBuffer part = in.slice(in.position(), (int) count);
    in.position(in.position() + (int) count);
    return part;
  }

  String text(int longest) throws MalformedException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(block(longest)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedException("field " + field + " is no text");
    }
  }

  /** Passes over a field. */
  void skip() throws MalformedException {
    switch (wire) {
      case ProtoWriter.VARINT -> varint();
      case ProtoWriter.FIXED64 -> pass(Long.BYTES);
      case ProtoWriter.FIXED32 -> pass(Integer.BYTES);
      case ProtoWriter.BYTES -> pass(varint());
      default -> throw new MalformedException("field " + field + " is of no known kind");
    }
  }

  private void pass(long count) throws MalformedException {
    requireRoom(count);
    in.position(in.position() + (int) count);
  }
}
