// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/**
 * Function 22: repeats the request.
 *
 * @param address of a holding register, 0 to 65535
 * @param andMask 0 to 65535
 * @param orMask 0 to 65535
 */
public record MaskWriteResponse(int address, int andMask, int orMask) implements Response {
  public MaskWriteResponse {
    Limit.WORD.require(address);
    Limit.WORD.require(andMask);
    Limit.WORD.require(orMask);
  }

  /** The answer to a request that was carried out. */
  public static MaskWriteResponse to(MaskWriteRequest request) {
    return new MaskWriteResponse(request.address(), request.andMask(), request.orMask());
  }

  static MaskWriteResponse decode(MaskWriteRequest request, ByteBuffer data)
      throws MalformedException {
    Wire.sameWords(data, request.address(), request.andMask(), request.orMask());
    return to(request);
  }

  @Override
  public int function() {
    return Function.MASK_WRITE;
  }

  @Override
  public int length() {
    return 7;
  }

  @Override
  public void encode(ByteBuffer target) {
    Wire.put8(target, function());
    Wire.put16(target, address);
    Wire.put16(target, andMask);
    Wire.put16(target, orMask);
  }
}
