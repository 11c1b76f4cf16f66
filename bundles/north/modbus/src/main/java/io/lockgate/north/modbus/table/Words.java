// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.table;

import io.lockgate.codec.modbus.Octets;
import java.util.Optional;

/** Holding or input registers from one address on, in memory. Guarded by its {@link MemoryUnit}. */
final class Words {
  private final int start;
  private final short[] values;

  Words(int start, short[] values) {
    this.start = start;
    this.values = values;
  }

  private boolean holds(int address, int quantity) {
    return address >= start && address + quantity <= start + values.length;
  }

  /** As on the wire; empty when not all of them exist. */
  Optional<Octets> read(int address, int quantity) {
    if (!holds(address, quantity)) {
      return Optional.empty();
    }
    byte[] bytes = new byte[2 * quantity];
    for (int i = 0; i < quantity; i++) {
      short value = values[address - start + i];
      bytes[2 * i] = (byte) (value >> 8);
      bytes[2 * i + 1] = (byte) value;
    }
    return Optional.of(Octets.owning(bytes));
  }

  /** Whether all of them exist; nothing is written when not. */
  boolean write(int address, Octets registers) {
    if (!holds(address, registers.registers())) {
      return false;
    }
    for (int i = 0; i < registers.registers(); i++) {
      values[address - start + i] = (short) registers.register(i);
    }
    return true;
  }
}
