// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/**
 * Function 5: function, address (2 bytes), FF00 for on or 0000 for off.
 *
 * @param address 0 to 65535
 * @param on the state to set
 */
public record WriteCoilRequest(int address, boolean on) implements Request {
  static final int ON = 0xFF00;

  public WriteCoilRequest {
    Limit.WORD.require(address);
  }

  static WriteCoilRequest decode(ByteBuffer data) throws MalformedException {
    Wire.exactly(data, 4, ExceptionCode.ILLEGAL_DATA_VALUE);
    int address = Wire.u16(data);
    int value = Wire.u16(data);
    if (value != ON && value != 0) {
      throw MalformedException.value(
          "a coil is set by FF00 or 0000, not " + Integer.toHexString(value));
    }
    return new WriteCoilRequest(address, value == ON);
  }

  /** The two bytes that stand for the state. */
  int wireValue() {
    return on ? ON : 0;
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
    Wire.put16(target, wireValue());
  }

  @Override
  public WriteCoilResponse decodeData(ByteBuffer data) throws MalformedException {
    return WriteCoilResponse.decode(this, data);
  }

  @Override
  public String words() {
    return "write coil " + address + (on ? " on" : " off");
  }
}
