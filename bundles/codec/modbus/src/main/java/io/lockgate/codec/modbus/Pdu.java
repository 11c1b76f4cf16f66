// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/** A message without its framing: function code and data. Immutable. */
public sealed interface Pdu permits Request, Response {
  /** Most bytes of a message, function code included. */
  int MAX_LENGTH = 253;

  /** The function code, 1 to 127; that of the request in an exception response. */
  int function();

  /** Bytes that {@link #encode} writes, 1 to {@link #MAX_LENGTH}. */
  int length();

  /**
   * Writes the message at the target's position and moves it; the target's byte order does not matter.
   *
   * @throws java.nio.BufferOverflowException fewer than {@link #length} bytes are left; some may have been written
   */
  void encode(ByteBuffer target);

  /** A buffer of its own with the message, ready to be read. */
  default ByteBuffer toBuffer() {
    ByteBuffer target = ByteBuffer.allocate(length());
    encode(target);
    return target.flip();
  }
}
