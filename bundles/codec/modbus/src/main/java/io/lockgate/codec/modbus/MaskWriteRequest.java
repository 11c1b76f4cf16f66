// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/**
 * Function 22: function, address, AND mask, OR mask (2 bytes each). The register becomes (old and andMask) or (orMask and
 * not andMask).
 *
 * @param address of a holding register, 0 to 65535
 * @param andMask 0 to 65535
 * @param orMask 0 to 65535
 */
public record MaskWriteRequest(int address, int andMask, int orMask) implements Request {
  public MaskWriteRequest {
    Limit.WORD.require(address);
    Limit.WORD.require(andMask);
    Limit.WORD.require(orMask);
  }

  static MaskWriteRequest decode(ByteBuffer data) throws MalformedException {
    Wire.exactly(data, 6, ExceptionCode.ILLEGAL_DATA_VALUE);
    return new MaskWriteRequest(Wire.u16(data), Wire.u16(data), Wire.u16(data));
  }

  /** The register's new value, 0 to 65535. */
  public int applyTo(int old) {
    return ((old & andMask) | (orMask & ~andMask)) & 0xFFFF;
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

  @Override
  public MaskWriteResponse decodeData(ByteBuffer data) throws MalformedException {
    return MaskWriteResponse.decode(this, data);
  }

  @Override
  public String words() {
    return "mask holding register " + address + String.format(" and %04x or %04x", andMask, orMask);
  }
}
