// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/**
 * Function 24: function, byte count (2 bytes), count of registers (2 bytes), registers.
 *
 * @param registers 0 to 31 of them
 */
public record ReadFifoResponse(Octets registers) implements Response {
  private static final Limit COUNT = new Limit("registers in the queue", 0, 31);
  private static final Limit BYTES = new Limit("bytes of the queue", 0, 62);

  public ReadFifoResponse {
    Wire.requireRegisters(registers, BYTES);
  }

  static ReadFifoResponse decode(ByteBuffer data) throws MalformedException {
    Wire.atLeast(data, 4, Limit.BAD_RESPONSE);
    int bytes = Wire.u16(data);
    int count = COUNT.check(Wire.u16(data), Limit.BAD_RESPONSE);
    Wire.same("byte count", bytes, 2 + 2 * count);
    Wire.exactly(data, 2 * count, Limit.BAD_RESPONSE);
    return new ReadFifoResponse(Octets.take(data, 2 * count));
  }

  @Override
  public int function() {
    return Function.READ_FIFO;
  }

  @Override
  public int length() {
    return 5 + registers.length();
  }

  @Override
  public void encode(ByteBuffer target) {
    Wire.put8(target, function());
    Wire.put16(target, 2 + registers.length());
    Wire.put16(target, registers.registers());
    registers.putTo(target);
  }
}
