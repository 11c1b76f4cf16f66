// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/**
 * A bad serial line: each bit flips with 1e-3, each byte is lost or followed by a random one with 2e-4 each, one frame in
 * 500 is torn by a silence. Seeded.
 */
final class NoisyLine {
  private static final double BIT_ERROR = 1e-3;
  private static final double INSERT = 2e-4;
  private static final double DROP = 2e-4;
  private static final double TORN = 2e-3;

  private final SplittableRandom random;
  private final ByteBuffer out = ByteBuffer.allocate(4 * Rtu.MAX_FRAME);
  private int toNextFlip;

  NoisyLine(long seed) {
    random = new SplittableRandom(seed);
    toNextFlip = distance();
  }

  /** What comes out at the other end; valid until the next call. The part before its mark came before a silence. */
  ByteBuffer carry(ByteBuffer frame) {
    out.clear().mark();
    int torn = random.nextDouble() < TORN ? random.nextInt(frame.limit()) : -1;
    for (int i = frame.position(); i < frame.limit(); i++) {
      if (i == torn) {
        out.mark();
      }
      int octet = frame.get(i) ^ flips();
      if (random.nextDouble() >= DROP) {
        out.put((byte) octet);
      }
      if (random.nextDouble() < INSERT) {
        out.put((byte) random.nextInt());
      }
    }
    return out;
  }

  /** The bits of one byte that flip. */
  private int flips() {
    int flips = 0;
    while (toNextFlip < 8) {
      flips |= 1 << toNextFlip;
      toNextFlip += 1 + distance();
    }
    toNextFlip -= 8;
    return flips;
  }

  /** Good bits until the next bad one: geometric. */
  private int distance() {
    return (int) (Math.log(1 - random.nextDouble()) / Math.log(1 - BIT_ERROR));
  }
}
