// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/**
 * Function 5: repeats the request.
 *
 * @param address 0 to 65535
 * @param on the state set
 */
public record WriteCoilResponse(int address, boolean on) implements Response {
  public WriteCoilResponse {
    Limit.WORD.require(address);
  }

  /** The answer to a request that was carried out. */
  public static WriteCoilResponse to(WriteCoilRequest request) {
    return new WriteCoilResponse(request.address(), request.on());
  }

  static WriteCoilResponse decode(WriteCoilRequest request, ByteBuffer data)
      throws MalformedException {
    Wire.sameWords(data, request.address(), request.wireValue());
    return to(request);
  }

  @Override
  public int function() {
    return Function.WRITE_COIL;
  }

  @Override
  public int length() {
    return 5;
  }

  @Override
  public void encode(ByteBuffer target) {
    Wire.put8(target, function());
    Wire.put16(target, address);
    Wire.put16(target, on ? WriteCoilRequest.ON : 0);
  }
}
