// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.table;

import io.lockgate.codec.modbus.Octets;
import io.lockgate.codec.modbus.RegisterOrder;
import io.lockgate.codec.modbus.RegisterWriter;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Registers that never change.
 *
 * @param start address of the first
 * @param content of all of them
 */
record FixedSlot(int start, Octets content) implements Slot {
  /** Characters, two a register, filled up with NUL. */
  static FixedSlot text(int start, int words, String text) {
    ByteBuffer content = ByteBuffer.allocate(2 * words);
    RegisterWriter.text(content, 0, words, RegisterOrder.ABCD, text);
    return new FixedSlot(start, Octets.copyOf(content));
  }

  /** Registers of ones: what does not exist. */
  static FixedSlot absent(int start, int words) {
    byte[] ones = new byte[2 * words];
    Arrays.fill(ones, (byte) 0xFF);
    return new FixedSlot(start, Octets.owning(ones));
  }

  /** The invalid mark of a type. */
  static FixedSlot invalid(int start, RegisterType type) {
    ByteBuffer content = ByteBuffer.allocate(2 * type.words());
    type.putInvalid(content, 0, RegisterOrder.ABCD);
    return new FixedSlot(start, Octets.copyOf(content));
  }

  @Override
  public int length() {
    return content.registers();
  }

  @Override
  public void put(ByteBuffer target, int register) {
    target.put(2 * register, content.buffer(), 0, content.length());
  }
}
