// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.device;

import java.time.Instant;

/**
 * How the values of one kind of device move. They follow from seed and wall time alone, so they are the same again after
 * a restart, and counters go on. Called by one thread at a time.
 */
public interface Behaviour {
  /** Vendor, product and revision, as function 43/14 tells them. */
  Nameplate nameplate();

  /** Brings the memory to this moment, and takes note of what a master wrote into it. */
  void refresh(Memory memory, Instant now);
}
