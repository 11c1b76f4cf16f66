// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/** What the framings share. */
final class Frames {
  private static final Limit PDU_BYTES = new Limit("bytes of a message", 1, Pdu.MAX_LENGTH);

  private Frames() {}

  /**
   * The length of a message that is to be framed.
   *
   * @throws IllegalArgumentException empty or too long
   */
  static int requireLength(ByteBuffer pdu) {
    return PDU_BYTES.require(pdu.remaining());
  }
}
