// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.device;

import java.time.Instant;
import java.util.SplittableRandom;

/**
 * An input and output module, in the register map of model {@code pulse-io}: inputs that switch, a pulse counter for each
 * that can be put to 0, outputs that a master sets and reads back. A counter that was put to 0 has forgotten that after a
 * restart.
 */
public final class PulseModule implements Behaviour {
  private static final int CHANNELS = 8;
  private static final int RESETS = 16;

  private final double[] periods = new double[CHANNELS];
  private final long[] countedBefore = new long[CHANNELS];
  private boolean laidOut;

  /** A module; the seed decides how quick its inputs are: the first switches every second or so, each next more slowly. */
  public PulseModule(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int channel = 0; channel < CHANNELS; channel++) {
      periods[channel] = (channel + 1) * (1.5 + random.nextDouble());
    }
  }

  @Override
  public Nameplate nameplate() {
    return Nameplate.of("pulse-io", "Pulse and IO module");
  }

  @Override
  public void refresh(Memory memory, Instant now) {
    if (!laidOut) {
      laidOut = true;
      memory.coils().open(0, CHANNELS);
      memory.coils().open(RESETS, CHANNELS);
    }
    double seconds = Wave.seconds(now);
    for (int channel = 0; channel < CHANNELS; channel++) {
      double turns = seconds / periods[channel];
      memory.discretes().put(channel, turns % 1 < 0.5 ? 1 : 0);
      if (memory.coils().get(RESETS + channel) != 0) {
        memory.coils().put(RESETS + channel, 0);
        countedBefore[channel] = (long) turns;
      }
      memory.inputs().putInt(2 * channel, (int) ((long) turns - countedBefore[channel]));
    }
  }
}
