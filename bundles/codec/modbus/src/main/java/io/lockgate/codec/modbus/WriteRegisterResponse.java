// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/**
 * Function 6: repeats the request.
 *
 * @param address of a holding register, 0 to 65535
 * @param value 0 to 65535
 */
public record WriteRegisterResponse(int address, int value) implements Response {
  public WriteRegisterResponse {
    Limit.WORD.require(address);
    Limit.WORD.require(value);
  }

  /** The answer to a request that was carried out. */
  public static WriteRegisterResponse to(WriteRegisterRequest request) {
    return new WriteRegisterResponse(request.address(), request.value());
  }

  static WriteRegisterResponse decode(WriteRegisterRequest request, ByteBuffer data)
      throws MalformedException {
    Wire.sameWords(data, request.address(), request.value());
    return to(request);
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
}
