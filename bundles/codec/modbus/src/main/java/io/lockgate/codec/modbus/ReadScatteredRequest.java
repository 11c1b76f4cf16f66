// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/**
 * Function 100, sub-function 4, registers that are not adjacent: function, byte count (1 byte, of all that follows),
 * sub-function 04 (1 byte), number (1 byte), addresses (2 bytes each).
 *
 * @param number chosen by the client, repeated by the server; 0 to 255
 * @param addresses of holding registers, 1 to {@link #MAX_QUANTITY} of them, in any order
 */
public record ReadScatteredRequest(int number, Octets addresses) implements Request {
  /** Most registers of one request. */
  public static final int MAX_QUANTITY = 100;

  /** Sub-function and number. */
  static final int FIXED = 2;

  static final Limit BYTES = new Limit("bytes of addresses or registers", 2, 2 * MAX_QUANTITY);

  public ReadScatteredRequest {
    Limit.OCTET.require(number);
    Wire.requireRegisters(addresses, BYTES);
  }

  /** The registers at these addresses, 0 to 65535. */
  public static ReadScatteredRequest of(int number, int... addresses) {
    for (int address : addresses) {
      Limit.WORD.require(address);
    }
    return new ReadScatteredRequest(number, Octets.ofRegisters(addresses));
  }

  static ReadScatteredRequest decode(ByteBuffer data) throws MalformedException {
    Wire.atLeast(data, 1 + FIXED, ExceptionCode.ILLEGAL_DATA_VALUE);
    int length = Wire.u8(data);
    Wire.exactly(data, length, ExceptionCode.ILLEGAL_DATA_VALUE);
    data.get();
    int number = Wire.u8(data);
    return new ReadScatteredRequest(
        number, Wire.restInWords(data, BYTES, ExceptionCode.ILLEGAL_DATA_VALUE));
  }

  /** How many registers are asked for. */
  public int quantity() {
    return addresses.registers();
  }

  /** The address asked for at a place, 0 to 65535. */
  public int address(int index) {
    return addresses.register(index);
  }

  @Override
  public int function() {
    return Function.VENDOR_100;
  }

  @Override
  public int length() {
    return 2 + FIXED + addresses.length();
  }

  @Override
  public boolean readsOnly() {
    return true;
  }

  @Override
  public void encode(ByteBuffer target) {
    Wire.put8(target, function());
    Wire.put8(target, FIXED + addresses.length());
    Wire.put8(target, Function.SUB_READ_SCATTERED);
    Wire.put8(target, number);
    addresses.putTo(target);
  }

  @Override
  public ReadScatteredResponse decodeData(ByteBuffer data) throws MalformedException {
    return ReadScatteredResponse.decode(this, data);
  }

  @Override
  public String words() {
    return "read " + quantity() + " scattered holding registers from " + address(0);
  }
}
