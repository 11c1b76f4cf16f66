// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

/** Spreads the polls of many devices evenly over their period, however many there will be. */
final class Spread {
  /** Fraction of the golden ratio: each next multiple falls into the widest gap that is left. */
  private static final double STRIDE = 0.618_033_988_749_894_9;

  private Spread() {}

  /** The share of its period at which a device is due, 0 to 1. */
  static double share(long ordinal) {
    double turns = ordinal * STRIDE;
    return turns - Math.floor(turns);
  }
}
