// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.carrier;

import java.nio.ByteBuffer;

/** How long a request on a line is, by its function code; the check sum is counted. */
final class RtuLength {
  /** It cannot be told by the function code. */
  static final int UNKNOWN = 0;

  /** Longest frame. */
  static final int MOST = 256;

  /** Shortest frame: unit, function, check sum. */
  static final int LEAST = 4;

  private static final int TO_FUNCTION = 2;

  private RtuLength() {}

  /**
   * Bytes the request has, or at least has when more must come to tell; {@link #UNKNOWN}.
   *
   * @param received from the unit id on; is not moved
   */
  static int of(ByteBuffer received) {
    if (received.remaining() < TO_FUNCTION) {
      return TO_FUNCTION;
    }
    return switch (received.get(received.position() + 1) & 0xFF) {
      case 1, 2, 3, 4, 5, 6, 8 -> 8;
      case 7, 11, 12, 17 -> 4;
      case 15, 16 -> counted(received, 6);
      case 20, 21 -> counted(received, 2);
      case 22 -> 10;
      case 23 -> counted(received, 10);
      case 24 -> 6;
      case 43 -> 7;
      default -> UNKNOWN;
    };
  }

  /** With a byte that counts those between itself and the check sum. */
  private static int counted(ByteBuffer received, int at) {
    return received.remaining() <= at
        ? at + 1
        : at + 1 + (received.get(received.position() + at) & 0xFF) + 2;
  }
}
