// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.chunk;

/** Reads what a {@link BitWriter} wrote. Not thread-safe. */
final class BitReader {
  private final byte[] bytes;
  private final long end;
  private long at;

  /** Reads the bytes from the first one to before {@code end}. */
  BitReader(byte[] bytes, int begin, int end) {
    this.bytes = bytes;
    this.at = (long) begin << 3;
    this.end = (long) end << 3;
  }

  /**
   * The next bits as a number.
   *
   * @param width 0 to 64
   * @throws DamagedChunkException there are not so many
   */
  long get(int width) throws DamagedChunkException {
    if (width > end - at) {
      throw new DamagedChunkException("ends within a number");
    }
    long value = 0;
    int left = width;
    while (left > 0) {
      int there = 8 - (int) (at & 7);
      int take = Math.min(there, left);
      int part = (bytes[(int) (at >>> 3)] >>> (there - take)) & ((1 << take) - 1);
      value = value << take | part;
      at += take;
      left -= take;
    }
    return value;
  }

  boolean bit() throws DamagedChunkException {
    return get(1) == 1;
  }

  /** What {@link BitWriter#putSmall} wrote. */
  long small() throws DamagedChunkException {
    long number = unsigned();
    return (number >>> 1) ^ -(number & 1);
  }

  /** What {@link BitWriter#putUnsigned} wrote. */
  long unsigned() throws DamagedChunkException {
    int ones = 0;
    while (ones < SmallNumbers.mostOnes() && bit()) {
      ones++;
    }
    return get(SmallNumbers.bitsAfter(ones));
  }
}
