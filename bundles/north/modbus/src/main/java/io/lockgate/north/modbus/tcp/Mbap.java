// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.tcp;

import java.nio.ByteBuffer;

/** The header before each request on TCP: transaction, protocol 0, length of what follows, unit; big-endian. */
final class Mbap {
  static final int LENGTH = 7;
  static final int LONGEST_FRAME = 260;

  /** {@link #frameLength}: the header is not whole yet. */
  static final int INCOMPLETE = 0;

  /** {@link #frameLength}: no Modbus. */
  static final int BAD = -1;

  private static final int COUNTED_FROM = 6;
  private static final int SHORTEST = 2;
  private static final int LONGEST = 254;

  private Mbap() {}

  /** Length of the frame that begins at an index, header included; it may not be there as a whole yet. */
  static int frameLength(ByteBuffer received, int index) {
    int have = received.limit() - index;
    if (have >= 4 && received.getShort(index + 2) != 0) {
      return BAD;
    }
    if (have < COUNTED_FROM) {
      return INCOMPLETE;
    }
    int length = received.getShort(index + 4) & 0xFFFF;
    return length < SHORTEST || length > LONGEST ? BAD : COUNTED_FROM + length;
  }

  /** Puts the header of a reply of so many bytes without it. */
  static void put(ByteBuffer out, short transaction, byte unit, int pduLength) {
    out.putShort(transaction).putShort((short) 0).putShort((short) (pduLength + 1)).put(unit);
  }
}
