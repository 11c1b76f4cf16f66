// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/**
 * Functions 1 and 2: function, address (2 bytes), quantity (2 bytes).
 *
 * @param table coils or discrete inputs
 * @param address of the first bit, 0 to 65535
 * @param quantity of bits, 1 to {@link #MAX_QUANTITY}, ending at address 65535 at the latest
 */
public record ReadBitsRequest(BitTable table, int address, int quantity) implements Request {
  /** Most bits of one request. */
  public static final int MAX_QUANTITY = 2000;

  private static final Limit QUANTITY = new Limit("quantity", 1, MAX_QUANTITY);

  public ReadBitsRequest {
    QUANTITY.require(quantity);
    Limit.requireRange(address, quantity);
  }

  static ReadBitsRequest decode(BitTable table, ByteBuffer data) throws MalformedException {
    Wire.exactly(data, 4, ExceptionCode.ILLEGAL_DATA_VALUE);
    int address = Wire.u16(data);
    int quantity = QUANTITY.check(Wire.u16(data), ExceptionCode.ILLEGAL_DATA_VALUE);
    Limit.checkEnd(address, quantity);
    return new ReadBitsRequest(table, address, quantity);
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
  public ReadBitsResponse decodeData(ByteBuffer data) throws MalformedException {
    return ReadBitsResponse.decode(this, data);
  }

  @Override
  public String words() {
    return "read " + table.words() + " " + Words.range(address, quantity);
  }
}
