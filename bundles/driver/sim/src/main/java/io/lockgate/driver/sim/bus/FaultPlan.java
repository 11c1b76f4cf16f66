// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.bus;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * Which answers are faulty, by chance that is the same for the same seed. Used by one thread at a time.
 *
 * @param fault what is wrong with them
 * @param percent how many of them, 0 to 100
 * @param delay how late a {@link Fault#SLOW} one is
 * @param random the chance
 */
public record FaultPlan(Fault fault, int percent, Duration delay, SplittableRandom random) {
  private static final int ALL = 100;

  public FaultPlan {
    if (percent < 0 || percent > ALL || delay.isNegative()) {
      throw new IllegalArgumentException("needs 0 to 100 percent and no negative delay");
    }
  }

  /** A device that works. */
  public static FaultPlan none() {
    return new FaultPlan(Fault.NONE, 0, Duration.ZERO, new SplittableRandom(0));
  }

  /** The fault of the next answer. */
  Fault next() {
    return fault != Fault.NONE && random.nextInt(ALL) < percent ? fault : Fault.NONE;
  }
}
