// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.device;

/**
 * What a master can see of a device.
 *
 * @param coils bits it may write
 * @param discretes bits it may only read
 * @param inputs registers it may only read
 * @param holdings registers it may write, where the cells say so
 */
public record Memory(Cells coils, Cells discretes, Cells inputs, Cells holdings) {
  /** With nothing in it. */
  public static Memory empty() {
    return new Memory(new Cells(), new Cells(), new Cells(), new Cells());
  }
}
