// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.serial;

import java.util.SplittableRandom;

/** What a line does to the bytes on it. Called for one piece at a time. */
@FunctionalInterface
public interface Noise {
  /**
   * What the other stations hear.
   *
   * @param sender number of the station that sends
   * @param piece bytes as they came in one go; a frame may come in several
   */
  byte[] on(int sender, byte[] piece);

  /**
   * Flips single bits by chance.
   *
   * @param rate share of bits that are flipped, 0 to 1
   * @param seed the same seed and the same pieces give the same errors
   */
  static Noise bitErrors(double rate, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return (sender, piece) -> {
      byte[] heard = piece.clone();
      for (int bit = 0; bit < heard.length * 8; bit++) {
        if (random.nextDouble() < rate) {
          heard[bit / 8] = (byte) (heard[bit / 8] ^ 1 << bit % 8);
        }
      }
      return heard;
    };
  }
}
