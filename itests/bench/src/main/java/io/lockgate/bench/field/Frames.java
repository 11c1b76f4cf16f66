// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.field;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** The one request of all benches, read holding registers, and its reply: register {@code n} holds {@code n}. */
final class Frames {
  static final int REQUEST_LENGTH = 12;
  static final int HEADER_LENGTH = 6;
  private static final int READ_HOLDING = 3;

  private Frames() {}

  static void request(ByteBuffer to, int transaction, int unit, int start, int count) {
    to.putShort((short) transaction).putShort((short) 0).putShort((short) 6);
    to.put((byte) unit).put((byte) READ_HOLDING).putShort((short) start).putShort((short) count);
  }

  /** Length of the frame that begins at {@code at}; larger than what is there when it is not whole. */
  static int length(ByteBuffer from, int at) {
    return from.position() - at < HEADER_LENGTH
        ? Integer.MAX_VALUE
        : HEADER_LENGTH + (from.getShort(at + 4) & 0xFFFF);
  }

  /** Writes the reply to the request at {@code at}. */
  static void reply(ByteBuffer from, int at, ByteBuffer to) {
    int start = from.getShort(at + 8) & 0xFFFF;
    int count = from.getShort(at + 10) & 0xFFFF;
    to.putShort(from.getShort(at)).putShort((short) 0).putShort((short) (3 + 2 * count));
    to.put(from.get(at + 6)).put((byte) READ_HOLDING).put((byte) (2 * count));
    for (int i = 0; i < count; i++) {
      to.putShort((short) (start + i));
    }
  }

  /** Whether the frame at {@code at} is the reply: transaction, unit, function, length, first and last value. */
  static boolean isReply(ByteBuffer from, int at, int transaction, int unit, int start, int count) {
    return (from.getShort(at) & 0xFFFF) == transaction
        && (from.getShort(at + 4) & 0xFFFF) == 3 + 2 * count
        && (from.get(at + 6) & 0xFF) == unit
        && from.get(at + 7) == READ_HOLDING
        && (from.get(at + 8) & 0xFF) == 2 * count
        && (from.getShort(at + 9) & 0xFFFF) == start
        && (from.getShort(at + 7 + 2 * count) & 0xFFFF) == ((start + count - 1) & 0xFFFF);
  }

  /** The frame that was received, in hexadecimal. */
  static String text(ByteBuffer from) {
    byte[] bytes = new byte[from.position()];
    from.duplicate().flip().get(bytes);
    return HexFormat.ofDelimiter(" ").formatHex(bytes);
  }
}
