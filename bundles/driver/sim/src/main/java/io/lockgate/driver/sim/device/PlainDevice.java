// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.device;

import java.time.Instant;

/** A device that only keeps what is written: 1,000 cells in each space; inputs show their own address. */
public final class PlainDevice implements Behaviour {
  /** Cells of each space, from address 0. */
  public static final int SIZE = 1_000;

  private boolean laidOut;

  @Override
  public Nameplate nameplate() {
    return Nameplate.of("plain", "Plain device");
  }

  @Override
  public void refresh(Memory memory, Instant now) {
    if (laidOut) {
      return;
    }
    laidOut = true;
    memory.coils().open(0, SIZE);
    memory.holdings().open(0, SIZE);
    for (int i = 0; i < SIZE; i++) {
      memory.discretes().put(i, i % 3 == 0 ? 1 : 0);
      memory.inputs().put(i, i);
    }
  }
}
