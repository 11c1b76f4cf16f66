// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests.far;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A Modbus TCP frame, byte by byte. */
final class Frame {
  private static final int LENGTH_AT = 4;
  private static final int BEFORE_LENGTH = 6;

  private Frame() {}

  /** The next whole frame of a connection. */
  static byte[] read(DataInputStream in) throws IOException {
    byte[] header = in.readNBytes(BEFORE_LENGTH);
    if (header.length < BEFORE_LENGTH) {
      throw new EOFException("closed");
    }
    byte[] rest = in.readNBytes(ByteBuffer.wrap(header).getShort(LENGTH_AT) & 0xFFFF);
    return ByteBuffer.allocate(BEFORE_LENGTH + rest.length).put(header).put(rest).array();
  }
}
