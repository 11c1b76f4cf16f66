// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.chunk;

/**
 * Sizes of a number: a prefix of ones and a zero tells the size, the number follows. What a meter's steps look like decides
 * the sizes: most are 0, many small, few large.
 *
 * @param prefix as it is written
 * @param prefixBits its length
 * @param bits of the number
 */
record SmallNumbers(int prefix, int prefixBits, int bits) {
  private static final int[] SIZES = {0, 4, 7, 10, 14, 20, 32, 64};
  private static final SmallNumbers[] BY_INDEX = all();
  private static final SmallNumbers[] BY_WIDTH = byWidth();

  private static SmallNumbers[] all() {
    SmallNumbers[] all = new SmallNumbers[SIZES.length];
    for (int i = 0; i < SIZES.length; i++) {
      boolean last = i == SIZES.length - 1;
      all[i] =
          new SmallNumbers(last ? (1 << i) - 1 : (1 << (i + 1)) - 2, last ? i : i + 1, SIZES[i]);
    }
    return all;
  }

  private static SmallNumbers[] byWidth() {
    SmallNumbers[] found = new SmallNumbers[Long.SIZE + 1];
    int index = 0;
    for (int width = 0; width <= Long.SIZE; width++) {
      while (SIZES[index] < width) {
        index++;
      }
      found[width] = BY_INDEX[index];
    }
    return found;
  }

  /** The smallest size for a number of so many bits, 0 to 64. */
  static SmallNumbers of(int width) {
    return BY_WIDTH[width];
  }

  /** How many bits follow a prefix of so many ones. */
  static int bitsAfter(int ones) {
    return SIZES[ones];
  }

  /** The longest prefix. */
  static int mostOnes() {
    return SIZES.length - 1;
  }
}
