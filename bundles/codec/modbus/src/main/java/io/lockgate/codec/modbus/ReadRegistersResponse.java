// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/**
 * Functions 3 and 4: function, byte count (1 byte), registers. The registers are copied once, out of the received frame;
 * {@link Registers} gives them a type.
 *
 * @param table holding or input registers
 * @param registers 1 to 125 of them
 */
public record ReadRegistersResponse(RegisterTable table, Octets registers) implements Response {
  static final Limit BYTES =
      new Limit("bytes of registers", 2, 2 * ReadRegistersRequest.MAX_QUANTITY);

  public ReadRegistersResponse {
    Wire.requireRegisters(registers, BYTES);
  }

  static ReadRegistersResponse decode(ReadRegistersRequest request, ByteBuffer data)
      throws MalformedException {
    Octets registers = Wire.counted(data, 2 * request.quantity());
    return new ReadRegistersResponse(request.table(), registers);
  }

  @Override
  public int function() {
    return table.readFunction();
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
