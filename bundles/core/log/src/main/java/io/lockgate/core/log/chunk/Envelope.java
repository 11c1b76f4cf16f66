// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.chunk;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Bits with a head and a checksum: a byte of kind, four bytes of count (big-endian), the bits, a CRC-32C over all before
 * it.
 *
 * @param count how many samples the bits hold
 * @param bits the samples
 */
record Envelope(int count, BitReader bits) {
  private static final int HEAD = 1 + Integer.BYTES;

  /** Wraps bits. */
  static byte[] wrap(byte kind, int count, byte[] bits) {
    ByteBuffer whole = ByteBuffer.allocate(HEAD + bits.length + Integer.BYTES);
    whole.put(kind).putInt(count).put(bits);
    return whole.putInt(checksum(whole.array(), whole.position())).array();
  }

  /**
   * Unwraps them.
   *
   * @param most samples there can be
   * @throws DamagedChunkException they are not what was wrapped, or of another kind
   */
  static Envelope open(byte kind, int most, byte[] whole) throws DamagedChunkException {
    int end = whole.length - Integer.BYTES;
    if (end <= HEAD) {
      throw new DamagedChunkException("too short");
    }
    ByteBuffer buffer = ByteBuffer.wrap(whole);
    if (buffer.getInt(end) != checksum(whole, end)) {
      throw new DamagedChunkException("the checksum is wrong");
    }
    if (buffer.get(0) != kind) {
      throw new DamagedChunkException("kind " + buffer.get(0) + " is not " + kind);
    }
    int count = buffer.getInt(1);
    if (count < 1 || count > most || count > (end - HEAD) * (long) Byte.SIZE) {
      throw new DamagedChunkException("it cannot hold " + count + " samples");
    }
    return new Envelope(count, new BitReader(whole, HEAD, end));
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, length);
    return (int) sum.getValue();
  }
}
