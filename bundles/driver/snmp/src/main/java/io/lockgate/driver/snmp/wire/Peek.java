// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What can be seen of a message without decoding the whole of it.
 *
 * @param version as on the wire: 0, 1, 3
 * @param id what an answer repeats: message id of version 3, request id of the others
 * @param signed whether it says that it is signed; never before version 3
 * @param withoutEngine whether it names no engine: a question for ours
 * @param name of the user, or the community; empty where a message has none
 */
public record Peek(int version, int id, boolean signed, boolean withoutEngine, String name) {
  private static final int SEQUENCE = 0x30;
  private static final int INTEGER = 0x02;
  private static final int OCTETS = 0x04;
  private static final int VERSION_3 = 3;
  private static final int ANY_PDU = 0xA0;
  private static final int PDU_MASK = 0xE0;
  private static final int SIGNED = 1;
  private static final int LONG_FORM = 0x80;
  private static final int MOST_LENGTH_BYTES = 4;

  /** Looks at a message, from its position; empty when it cannot be one. The buffer is not moved. */
  public static Optional<Peek> of(ByteBuffer message) {
    ByteBuffer in = message.asReadOnlyBuffer();
    if (!enter(in, SEQUENCE)) {
      return Optional.empty();
    }
    Optional<Integer> version = integer(in);
    if (version.isEmpty()) {
      return Optional.empty();
    }
    return version.get() == VERSION_3 ? ofVersion3(in) : ofCommunity(version.get(), in);
  }

  private static Optional<Peek> ofCommunity(int version, ByteBuffer in) {
    Optional<String> community = text(in);
    if (community.isEmpty()
        || !in.hasRemaining()
        || (in.get(in.position()) & PDU_MASK) != ANY_PDU) {
      return Optional.empty();
    }
    if (!enter(in, in.get(in.position()) & 0xFF)) {
      return Optional.empty();
    }
    return Optional.of(new Peek(version, integer(in).orElse(0), false, false, community.get()));
  }

  private static Optional<Peek> ofVersion3(ByteBuffer in) {
    if (!enter(in, SEQUENCE)) {
      return Optional.empty();
    }
    Optional<Integer> id = integer(in);
    if (id.isEmpty() || !skip(in, INTEGER) || !enter(in, OCTETS) || !in.hasRemaining()) {
      return Optional.empty();
    }
    boolean signed = (in.get() & SIGNED) != 0;
    if (!skip(in, INTEGER) || !enter(in, OCTETS) || !enter(in, SEQUENCE)) {
      return Optional.empty();
    }
    Optional<String> engine = text(in);
    if (engine.isEmpty() || !skip(in, INTEGER) || !skip(in, INTEGER)) {
      return Optional.empty();
    }
    return text(in)
        .map(user -> new Peek(VERSION_3, id.get(), signed, engine.get().isEmpty(), user));
  }

  private static boolean enter(ByteBuffer in, int tag) {
    return header(in, tag) >= 0;
  }

  private static boolean skip(ByteBuffer in, int tag) {
    int length = header(in, tag);
    if (length < 0) {
      return false;
    }
    in.position(in.position() + length);
    return true;
  }

  private static Optional<String> text(ByteBuffer in) {
    int length = header(in, OCTETS);
    if (length < 0) {
      return Optional.empty();
    }
    byte[] octets = new byte[length];
    in.get(octets);
    return Optional.of(new String(octets, StandardCharsets.UTF_8));
  }

  private static Optional<Integer> integer(ByteBuffer in) {
    int length = header(in, INTEGER);
    if (length < 1 || length > Integer.BYTES) {
      return Optional.empty();
    }
    int value = in.get();
    for (int i = 1; i < length; i++) {
      value = (value << Byte.SIZE) | (in.get() & 0xFF);
    }
    return Optional.of(value);
  }

  /** Length of what follows, all of it there; -1 when it is something else. */
  private static int header(ByteBuffer in, int tag) {
    if (in.remaining() < 2 || (in.get() & 0xFF) != tag) {
      return -1;
    }
    int first = in.get() & 0xFF;
    if (first < LONG_FORM) {
      return first <= in.remaining() ? first : -1;
    }
    int bytes = first - LONG_FORM;
    if (bytes == 0 || bytes > MOST_LENGTH_BYTES || bytes > in.remaining()) {
      return -1;
    }
    long length = 0;
    for (int i = 0; i < bytes; i++) {
      length = (length << Byte.SIZE) | (in.get() & 0xFF);
    }
    return length <= in.remaining() ? (int) length : -1;
  }
}
