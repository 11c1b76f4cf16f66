// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/**
 * Function 16: function, address (2 bytes), quantity (2 bytes).
 *
 * @param address of the first holding register, 0 to 65535
 * @param quantity of registers written, 1 to {@link WriteRegistersRequest#MAX_QUANTITY}
 */
public record WriteRegistersResponse(int address, int quantity) implements Response {
  public WriteRegistersResponse {
    WriteRegistersRequest.QUANTITY.require(quantity);
    Limit.requireRange(address, quantity);
  }

  /** The answer to a request that was carried out. */
  public static WriteRegistersResponse to(WriteRegistersRequest request) {
    return new WriteRegistersResponse(request.address(), request.quantity());
  }

  static WriteRegistersResponse decode(WriteRegistersRequest request, ByteBuffer data)
      throws MalformedException {
    Wire.sameWords(data, request.address(), request.quantity());
    return to(request);
  }

  @Override
  public int function() {
    return Function.WRITE_REGISTERS;
  }

  @Override
  public int length() {
    return 5;
  }

  @Override
  public void encode(ByteBuffer target) {
    Wire.put8(target, function());
    Wire.put16(target, address);
    Wire.put16(target, quantity);
  }
}
