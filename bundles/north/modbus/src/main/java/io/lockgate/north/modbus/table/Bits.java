// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.table;

import io.lockgate.codec.modbus.Octets;
import java.util.BitSet;
import java.util.Optional;

/** Coils or discrete inputs from one address on, in memory. Guarded by its {@link MemoryUnit}. */
final class Bits {
  private final int start;
  private final int count;
  private final BitSet states;

  Bits(int start, int count, BitSet states) {
    this.start = start;
    this.count = count;
    this.states = states;
  }

  private boolean holds(int address, int quantity) {
    return address >= start && address + quantity <= start + count;
  }

  /** As on the wire; empty when not all of them exist. */
  Optional<Octets> read(int address, int quantity) {
    if (!holds(address, quantity)) {
      return Optional.empty();
    }
    byte[] bytes = new byte[Octets.forBits(quantity)];
    for (int i = 0; i < quantity; i++) {
      if (states.get(address - start + i)) {
        bytes[i >> 3] |= (byte) (1 << (i & 7));
      }
    }
    return Optional.of(Octets.owning(bytes));
  }

  /** Whether all of them exist; nothing is written when not. */
  boolean write(int address, int quantity, Octets values) {
    if (!holds(address, quantity)) {
      return false;
    }
    for (int i = 0; i < quantity; i++) {
      states.set(address - start + i, values.bit(i));
    }
    return true;
  }
}
