// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/**
 * Function 15: function, address (2 bytes), quantity (2 bytes).
 *
 * @param address of the first coil, 0 to 65535
 * @param quantity of coils written, 1 to {@link WriteCoilsRequest#MAX_QUANTITY}
 */
public record WriteCoilsResponse(int address, int quantity) implements Response {
  public WriteCoilsResponse {
    WriteCoilsRequest.QUANTITY.require(quantity);
    Limit.requireRange(address, quantity);
  }

  /** The answer to a request that was carried out. */
  public static WriteCoilsResponse to(WriteCoilsRequest request) {
    return new WriteCoilsResponse(request.address(), request.quantity());
  }

  static WriteCoilsResponse decode(WriteCoilsRequest request, ByteBuffer data)
      throws MalformedException {
    Wire.sameWords(data, request.address(), request.quantity());
    return to(request);
  }

  @Override
  public int function() {
    return Function.WRITE_COILS;
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
