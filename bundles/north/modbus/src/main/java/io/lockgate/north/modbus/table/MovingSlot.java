// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.table;

import io.lockgate.codec.modbus.Octets;
import java.nio.ByteBuffer;
import java.util.function.Supplier;

/**
 * Registers that are asked for at each reading.
 *
 * @param start address of the first
 * @param length how many
 * @param now what they hold; must be quick
 */
record MovingSlot(int start, int length, Supplier<Octets> now) implements Slot {
  @Override
  public void put(ByteBuffer target, int register) {
    target.put(2 * register, now.get().buffer(), 0, 2 * length);
  }
}
