// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/**
 * Function 8: function, sub-function (2 bytes), data. Some sub-functions restart or silence the device, so none counts as
 * reading.
 *
 * @param subFunction 0 to 65535; 0 asks for the data back
 * @param data whole 16-bit words, 0 to 250 bytes; one word for all sub-functions but 0 and 21
 */
public record DiagnosticsRequest(int subFunction, Octets data) implements Request {
  /** Sub-function that sends the data back. */
  public static final int RETURN_QUERY_DATA = 0;

  static final Limit BYTES = new Limit("bytes of diagnostic data", 0, Pdu.MAX_LENGTH - 3);

  public DiagnosticsRequest {
    Limit.WORD.require(subFunction);
    Wire.requireRegisters(data, BYTES);
  }

  static DiagnosticsRequest decode(ByteBuffer data) throws MalformedException {
    Wire.atLeast(data, 2, ExceptionCode.ILLEGAL_DATA_VALUE);
    int subFunction = Wire.u16(data);
    return new DiagnosticsRequest(
        subFunction, Wire.restInWords(data, BYTES, ExceptionCode.ILLEGAL_DATA_VALUE));
  }

  @Override
  public int function() {
    return Function.DIAGNOSTICS;
  }

  @Override
  public int length() {
    return 3 + data.length();
  }

  @Override
  public void encode(ByteBuffer target) {
    Wire.put8(target, function());
    Wire.put16(target, subFunction);
    data.putTo(target);
  }

  @Override
  public DiagnosticsResponse decodeData(ByteBuffer answer) throws MalformedException {
    return DiagnosticsResponse.decode(this, answer);
  }

  @Override
  public String words() {
    return "diagnostics " + subFunction;
  }
}
