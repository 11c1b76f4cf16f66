// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/**
 * Function 16: function, address (2 bytes), quantity (2 bytes), byte count (1 byte), registers.
 *
 * @param address of the first holding register, 0 to 65535
 * @param registers 1 to {@link #MAX_QUANTITY} of them, ending at address 65535 at the latest
 */
public record WriteRegistersRequest(int address, Octets registers) implements Request {
  /** Most registers of one request. */
  public static final int MAX_QUANTITY = 123;

  static final Limit QUANTITY = new Limit("quantity", 1, MAX_QUANTITY);
  private static final Limit BYTES = new Limit("bytes of registers", 2, 2 * MAX_QUANTITY);

  public WriteRegistersRequest {
    Wire.requireRegisters(registers, BYTES);
    Limit.requireRange(address, registers.registers());
  }

  static WriteRegistersRequest decode(ByteBuffer data) throws MalformedException {
    Wire.atLeast(data, 5, ExceptionCode.ILLEGAL_DATA_VALUE);
    int address = Wire.u16(data);
    int quantity = QUANTITY.check(Wire.u16(data), ExceptionCode.ILLEGAL_DATA_VALUE);
    Octets registers = Wire.counted(data, 2 * quantity, ExceptionCode.ILLEGAL_DATA_VALUE);
    Limit.checkEnd(address, quantity);
    return new WriteRegistersRequest(address, registers);
  }

  /** How many registers are written. */
  public int quantity() {
    return registers.registers();
  }

  @Override
  public int function() {
    return Function.WRITE_REGISTERS;
  }

  @Override
  public int length() {
    return 6 + registers.length();
  }

  @Override
  public void encode(ByteBuffer target) {
    Wire.put8(target, function());
    Wire.put16(target, address);
    Wire.put16(target, quantity());
    Wire.putCounted(target, registers);
  }

  @Override
  public WriteRegistersResponse decodeData(ByteBuffer data) throws MalformedException {
    return WriteRegistersResponse.decode(this, data);
  }

  @Override
  public String words() {
    return "write holding registers " + Words.range(address, quantity());
  }
}
