// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/**
 * Function 23: function, byte count (1 byte), registers.
 *
 * @param registers 1 to 125 of them
 */
public record ReadWriteRegistersResponse(Octets registers) implements Response {
  public ReadWriteRegistersResponse {
    Wire.requireRegisters(registers, ReadRegistersResponse.BYTES);
  }

  static ReadWriteRegistersResponse decode(ReadWriteRegistersRequest request, ByteBuffer data)
      throws MalformedException {
    return new ReadWriteRegistersResponse(Wire.counted(data, 2 * request.readQuantity()));
  }

  @Override
  public int function() {
    return Function.READ_WRITE_REGISTERS;
  }

  @Override
  public int length() {
    return 2 + registers.length();
  }

  @Override
  public void encode(ByteBuffer target) {
    Wire.put8(target, function());
    Wire.putCounted(target, registers);
  }
}
