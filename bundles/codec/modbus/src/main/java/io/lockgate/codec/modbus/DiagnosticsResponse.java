// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/**
 * Function 8: function, sub-function (2 bytes), data.
 *
 * @param subFunction that of the request, 0 to 65535
 * @param data whole 16-bit words, 0 to 250 bytes; that of the request for sub-function 0
 */
public record DiagnosticsResponse(int subFunction, Octets data) implements Response {
  public DiagnosticsResponse {
    Limit.WORD.require(subFunction);
    Wire.requireRegisters(data, DiagnosticsRequest.BYTES);
  }

  static DiagnosticsResponse decode(DiagnosticsRequest request, ByteBuffer data)
      throws MalformedException {
    Wire.atLeast(data, 2, Limit.BAD_RESPONSE);
    Wire.same("sub-function", Wire.u16(data), request.subFunction());
    Octets words = Wire.restInWords(data, DiagnosticsRequest.BYTES, Limit.BAD_RESPONSE);
    if (request.subFunction() == DiagnosticsRequest.RETURN_QUERY_DATA
        && !words.equals(request.data())) {
      throw MalformedException.response("other data came back than was sent");
    }
    return new DiagnosticsResponse(request.subFunction(), words);
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
}
