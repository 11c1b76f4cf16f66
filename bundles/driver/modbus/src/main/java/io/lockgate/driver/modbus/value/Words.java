// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.value;

import io.lockgate.codec.modbus.Octets;
import io.lockgate.codec.modbus.RegisterOrder;
import io.lockgate.codec.modbus.RegisterWriter;
import io.lockgate.codec.modbus.Registers;
import java.nio.ByteBuffer;

/**
 * Up to 64 bits in registers.
 *
 * @param registers 1 to 4
 * @param order of words and bytes
 */
public record Words(int registers, RegisterOrder order) {
  private static final int WORD_BITS = 16;

  /** How many bits there are. */
  int bits() {
    return registers * WORD_BITS;
  }

  /** The bits, the lowest at the right, zeros above. */
  long get(Octets data, int register) {
    return Registers.unsigned(data, register, registers, order);
  }

  /** Writes the lowest bits at the begin of the target. */
  void put(ByteBuffer target, long raw) {
    RegisterWriter.unsigned(target, 0, registers, order, raw & Mark.ones(bits()));
  }

  /** A pattern of its one register as it is sent. */
  int sent(long pattern) {
    ByteBuffer register = ByteBuffer.allocate(RegisterFormat.REGISTER);
    put(register, pattern);
    return register.getShort(0) & 0xFFFF;
  }
}
