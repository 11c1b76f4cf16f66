// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/**
 * Function 6: function, address (2 bytes), value (2 bytes).
 *
 * @param address of a holding register, 0 to 65535
 * @param value 0 to 65535
 */
public record WriteRegisterRequest(int address, int value) implements Request {
  public WriteRegisterRequest {
    Limit.WORD.require(address);
    Limit.WORD.require(value);
  }

  static WriteRegisterRequest decode(ByteBuffer data) throws MalformedException {
    Wire.exactly(data, 4, ExceptionCode.ILLEGAL_DATA_VALUE);
    return new WriteRegisterRequest(Wire.u16(data), Wire.u16(data));
  }

  @Override
  public int function() {
    return Function.WRITE_REGISTER;
  }

  @Override
  public int length() {
    return 5;
  }

  @Override
  public void encode(ByteBuffer target) {
    Wire.put8(target, function());
    Wire.put16(target, address);
    Wire.put16(target, value);
  }

  @Override
  public WriteRegisterResponse decodeData(ByteBuffer data) throws MalformedException {
    return WriteRegisterResponse.decode(this, data);
  }

  @Override
  public String words() {
    return "write holding register " + address + " = " + value;
  }
}
