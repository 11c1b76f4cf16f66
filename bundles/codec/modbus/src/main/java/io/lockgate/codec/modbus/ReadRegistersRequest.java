// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/**
 * Functions 3 and 4: function, address (2 bytes), quantity (2 bytes).
 *
 * @param table holding or input registers
 * @param address of the first register, 0 to 65535
 * @param quantity of registers, 1 to {@link #MAX_QUANTITY}, ending at address 65535 at the latest
 */
public record ReadRegistersRequest(RegisterTable table, int address, int quantity)
    implements Request {
  /** Most registers of one request. */
  public static final int MAX_QUANTITY = 125;

  private static final Limit QUANTITY = new Limit("quantity", 1, MAX_QUANTITY);

  public ReadRegistersRequest {
    QUANTITY.require(quantity);
    Limit.requireRange(address, quantity);
  }

  static ReadRegistersRequest decode(RegisterTable table, ByteBuffer data)
      throws MalformedException {
    Wire.exactly(data, 4, ExceptionCode.ILLEGAL_DATA_VALUE);
    int address = Wire.u16(data);
    int quantity = QUANTITY.check(Wire.u16(data), ExceptionCode.ILLEGAL_DATA_VALUE);
    Limit.checkEnd(address, quantity);
    return new ReadRegistersRequest(table, address, quantity);
  }

  @Override
  public int function() {
    return table.readFunction();
  }

  @Override
  public int length() {
    return 5;
  }

  @Override
  public boolean readsOnly() {
    return true;
  }

  @Override
  public void encode(ByteBuffer target) {
    Wire.put8(target, function());
    Wire.put16(target, address);
    Wire.put16(target, quantity);
  }

  @Override
  public ReadRegistersResponse decodeData(ByteBuffer data) throws MalformedException {
    return ReadRegistersResponse.decode(this, data);
  }

  @Override
  public String words() {
    return "read " + table.words() + " " + Words.range(address, quantity);
  }
}
