// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/**
 * Function 23: function, address and quantity to read, address and quantity to write (2 bytes each), byte count (1 byte),
 * registers. The device writes first, then reads.
 *
 * @param readAddress of the first holding register to read, 0 to 65535
 * @param readQuantity 1 to {@link #MAX_READ}, ending at address 65535 at the latest
 * @param writeAddress of the first holding register to write, 0 to 65535
 * @param registers 1 to {@link #MAX_WRITE} of them, ending at address 65535 at the latest
 */
public record ReadWriteRegistersRequest(
    int readAddress, int readQuantity, int writeAddress, Octets registers) implements Request {
  /** Most registers read by one request. */
  public static final int MAX_READ = 125;

  /** Most registers written by one request. */
  public static final int MAX_WRITE = 121;

  private static final Limit READ = new Limit("quantity to read", 1, MAX_READ);
  private static final Limit WRITE = new Limit("quantity to write", 1, MAX_WRITE);
  private static final Limit BYTES = new Limit("bytes of registers", 2, 2 * MAX_WRITE);

  public ReadWriteRegistersRequest {
    READ.require(readQuantity);
    Wire.requireRegisters(registers, BYTES);
    Limit.requireRange(readAddress, readQuantity);
    Limit.requireRange(writeAddress, registers.registers());
  }

  static ReadWriteRegistersRequest decode(ByteBuffer data) throws MalformedException {
    Wire.atLeast(data, 9, ExceptionCode.ILLEGAL_DATA_VALUE);
    int readAddress = Wire.u16(data);
    int readQuantity = READ.check(Wire.u16(data), ExceptionCode.ILLEGAL_DATA_VALUE);
    int writeAddress = Wire.u16(data);
    int writeQuantity = WRITE.check(Wire.u16(data), ExceptionCode.ILLEGAL_DATA_VALUE);
    Octets registers = Wire.counted(data, 2 * writeQuantity, ExceptionCode.ILLEGAL_DATA_VALUE);
    Limit.checkEnd(readAddress, readQuantity);
    Limit.checkEnd(writeAddress, writeQuantity);
    return new ReadWriteRegistersRequest(readAddress, readQuantity, writeAddress, registers);
  }

  @Override
  public int function() {
    return Function.READ_WRITE_REGISTERS;
  }

  @Override
  public int length() {
    return 10 + registers.length();
  }

  @Override
  public void encode(ByteBuffer target) {
    Wire.put8(target, function());
    Wire.put16(target, readAddress);
    Wire.put16(target, readQuantity);
    Wire.put16(target, writeAddress);
    Wire.put16(target, registers.registers());
    Wire.putCounted(target, registers);
  }

  @Override
  public ReadWriteRegistersResponse decodeData(ByteBuffer data) throws MalformedException {
    return ReadWriteRegistersResponse.decode(this, data);
  }

  @Override
  public String words() {
    return "write holding registers "
        + Words.range(writeAddress, registers.registers())
        + ", then read "
        + Words.range(readAddress, readQuantity);
  }
}
