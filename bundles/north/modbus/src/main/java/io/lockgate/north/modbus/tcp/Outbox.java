// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.tcp;

import io.lockgate.codec.modbus.Mbap;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Replies that the socket has not taken yet. Bounded; guarded by its {@link Client}. */
final class Outbox {
  private static final int FRAMES = ClientLimits.PENDING + 8;

  private final ByteBuffer bytes = ByteBuffer.allocateDirect(FRAMES * Mbap.MAX_FRAME);

  /** Whether so many replies of any length still find room. */
  boolean hasRoomFor(int replies) {
    return bytes.remaining() >= replies * Mbap.MAX_FRAME;
  }

  boolean isEmpty() {
    return bytes.position() == 0;
  }

  /** Adds a reply; room has been made sure of. */
  void add(int transaction, int unit, ByteBuffer pdu) {
    Mbap.encode(bytes, transaction, unit, pdu);
  }

  /** Gives the socket what it takes; returns how much that was. */
  int writeTo(WritableByteChannel socket) throws IOException {
    if (isEmpty()) {
      return 0;
    }
    bytes.flip();
    try {
      return socket.write(bytes);
    } finally {
      bytes.compact();
    }
  }
}
