// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/**
 * Function 15: function, address (2 bytes), quantity (2 bytes), byte count (1 byte), packed bits.
 *
 * @param address of the first coil, 0 to 65535
 * @param quantity of coils, 1 to {@link #MAX_QUANTITY}, ending at address 65535 at the latest
 * @param bits as many bytes as the quantity needs; bits beyond it have no meaning
 */
public record WriteCoilsRequest(int address, int quantity, Octets bits) implements Request {
  /** Most coils of one request. */
  public static final int MAX_QUANTITY = 1968;

  static final Limit QUANTITY = new Limit("quantity", 1, MAX_QUANTITY);

  public WriteCoilsRequest {
    QUANTITY.require(quantity);
    Limit.requireRange(address, quantity);
    if (bits.length() != Octets.forBits(quantity)) {
      throw new IllegalArgumentException(
          quantity + " coils do not fill " + bits.length() + " bytes");
    }
  }

  /** One coil for each flag. */
  public static WriteCoilsRequest of(int address, boolean... states) {
    return new WriteCoilsRequest(address, states.length, Octets.ofBits(states));
  }

  static WriteCoilsRequest decode(ByteBuffer data) throws MalformedException {
    Wire.atLeast(data, 5, ExceptionCode.ILLEGAL_DATA_VALUE);
    int address = Wire.u16(data);
    int quantity = QUANTITY.check(Wire.u16(data), ExceptionCode.ILLEGAL_DATA_VALUE);
    Octets bits = Wire.counted(data, Octets.forBits(quantity), ExceptionCode.ILLEGAL_DATA_VALUE);
    Limit.checkEnd(address, quantity);
    return new WriteCoilsRequest(address, quantity, bits);
  }

  @Override
  public int function() {
    return Function.WRITE_COILS;
  }

  @Override
  public int length() {
    return 6 + bits.length();
  }

  @Override
  public void encode(ByteBuffer target) {
    Wire.put8(target, function());
    Wire.put16(target, address);
    Wire.put16(target, quantity);
    Wire.putCounted(target, bits);
  }

  @Override
  public WriteCoilsResponse decodeData(ByteBuffer data) throws MalformedException {
    return WriteCoilsResponse.decode(this, data);
  }

  @Override
  public String words() {
    return "write coils " + Words.range(address, quantity);
  }
}
