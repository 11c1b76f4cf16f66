// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/**
 * Function 100, sub-function 4: function, byte count (1 byte, of all that follows), sub-function 04 (1 byte), number (1
 * byte), registers (2 bytes each).
 *
 * @param number that of the request, 0 to 255
 * @param registers in the order of the addresses, 1 to 100
 */
public record ReadScatteredResponse(int number, Octets registers) implements Response {
  public ReadScatteredResponse {
    Limit.OCTET.require(number);
    Wire.requireRegisters(registers, ReadScatteredRequest.BYTES);
  }

  static ReadScatteredResponse decode(ReadScatteredRequest request, ByteBuffer data)
      throws MalformedException {
    int length = request.addresses().length();
    Wire.exactly(data, 1 + ReadScatteredRequest.FIXED + length, Limit.BAD_RESPONSE);
    Wire.same("byte count", Wire.u8(data), ReadScatteredRequest.FIXED + length);
    Wire.same("sub-function", Wire.u8(data), Function.SUB_READ_SCATTERED);
    Wire.same("number", Wire.u8(data), request.number());
    return new ReadScatteredResponse(request.number(), Octets.take(data, length));
  }

  @Override
  public int function() {
    return Function.VENDOR_100;
  }

  @Override
  public int length() {
    return 2 + ReadScatteredRequest.FIXED + registers.length();
  }

  @Override
  public void encode(ByteBuffer target) {
    Wire.put8(target, function());
    Wire.put8(target, ReadScatteredRequest.FIXED + registers.length());
    Wire.put8(target, Function.SUB_READ_SCATTERED);
    Wire.put8(target, number);
    registers.putTo(target);
  }
}
