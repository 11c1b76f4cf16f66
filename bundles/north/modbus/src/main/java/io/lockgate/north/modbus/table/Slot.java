// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.table;

import java.nio.ByteBuffer;

/** Adjacent registers that belong together. Immutable. */
public interface Slot {
  /** Address of the first. */
  int start();

  /** How many. */
  int length();

  /** Address after the last. */
  default int end() {
    return start() + length();
  }

  /** Shows them from a register of the target on, counted from index 0; all of them find room. */
  void put(ByteBuffer target, int register);
}
