// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.chunk;

/**
 * A column of bit patterns of fractions: of each only the bits that differ from the one before, between the first and last
 * that do. Where these lie within those of the one before, their place is not repeated. Not thread-safe.
 */
final class Fractions {
  private static final int WIDTH_BITS = 6;

  private long last;
  private int leading = Long.SIZE;
  private int trailing;

  void write(long pattern, BitWriter out) {
    long different = pattern ^ last;
    last = pattern;
    if (different == 0) {
      out.put(false);
      return;
    }
    out.put(true);
    int before = Long.numberOfLeadingZeros(different);
    int after = Long.numberOfTrailingZeros(different);
    boolean within = before >= leading && after >= trailing;
    out.put(!within);
    if (!within) {
      leading = before;
      trailing = after;
      out.put(before, WIDTH_BITS);
      out.put(meaningful() - 1L, WIDTH_BITS);
    }
    out.put(different >>> trailing, meaningful());
  }

  private int meaningful() {
    return Long.SIZE - leading - trailing;
  }

  long read(BitReader in) throws DamagedChunkException {
    if (!in.bit()) {
      return last;
    }
    if (in.bit()) {
      leading = (int) in.get(WIDTH_BITS);
      trailing = Long.SIZE - leading - (int) in.get(WIDTH_BITS) - 1;
    }
    if (trailing < 0 || meaningful() <= 0) {
      throw new DamagedChunkException("a fraction has no bits");
    }
    last ^= in.get(meaningful()) << trailing;
    return last;
  }
}
