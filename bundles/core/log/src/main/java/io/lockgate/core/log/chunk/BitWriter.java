// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.chunk;

import java.util.Arrays;

/** Bits in a row, the highest of each number first. Grows as needed. Not thread-safe. */
final class BitWriter {
  private byte[] bytes = new byte[256];
  private long bits;

  /** Appends the lowest {@code width} bits, 0 to 64. */
  void put(long value, int width) {
    int room = (int) ((bits + width + 7) >>> 3);
    if (room > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(room, bytes.length * 2));
    }
    int left = width;
    while (left > 0) {
      int free = 8 - (int) (bits & 7);
      int take = Math.min(free, left);
      int part = (int) (value >>> (left - take)) & ((1 << take) - 1);
      bytes[(int) (bits >>> 3)] |= (byte) (part << (free - take));
      bits += take;
      left -= take;
    }
  }

  /** Appends one bit. */
  void put(boolean bit) {
    put(bit ? 1 : 0, 1);
  }

  /** Appends a whole number of any sign: few bits for a small amount. */
  void putSmall(long number) {
    putUnsigned((number << 1) ^ (number >> 63));
  }

  /** Appends 64 bits read as unsigned: 1 bit for 0, else a width and that many bits. */
  void putUnsigned(long number) {
    int width = Long.SIZE - Long.numberOfLeadingZeros(number);
    SmallNumbers sizes = SmallNumbers.of(width);
    put(sizes.prefix(), sizes.prefixBits());
    put(number, sizes.bits());
  }

  /** All of it, the last byte filled up with zeros. */
  byte[] toBytes() {
    return Arrays.copyOf(bytes, (int) ((bits + 7) >>> 3));
  }
}
