// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/**
 * Any other function: function, data, passed as it is. Nothing is known of it, so it counts as writing.
 *
 * @param function 1 to 127
 * @param data at most 252 bytes
 */
public record RawRequest(int function, Octets data) implements Request {
  static final Limit BYTES = new Limit("bytes of data", 0, Pdu.MAX_LENGTH - 1);

  public RawRequest {
    Limit.FUNCTION.require(function);
    BYTES.require(data.length());
  }

  static RawRequest decode(int function, ByteBuffer data) throws MalformedException {
    return new RawRequest(function, Wire.rest(data, BYTES, ExceptionCode.ILLEGAL_DATA_VALUE));
  }

  @Override
  public int length() {
    return 1 + data.length();
  }

  @Override
  public void encode(ByteBuffer target) {
    Wire.put8(target, function);
    data.putTo(target);
  }

  @Override
  public RawResponse decodeData(ByteBuffer answer) throws MalformedException {
    return new RawResponse(function, Wire.rest(answer, BYTES, Limit.BAD_RESPONSE));
  }

  @Override
  public String words() {
    return "function " + function + ", " + data.length() + " bytes";
  }
}
