// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/**
 * Function 21: repeats the request.
 *
 * @param request what was carried out
 */
public record WriteFileResponse(WriteFileRequest request) implements Response {

  static WriteFileResponse decode(WriteFileRequest request, ByteBuffer data)
      throws MalformedException {
    Wire.exactly(data, request.length() - 1, Limit.BAD_RESPONSE);
    if (!request.toBuffer().position(1).equals(data)) {
      throw MalformedException.response("other file records came back than were sent");
    }
    data.position(data.limit());
    return new WriteFileResponse(request);
  }

  @Override
  public int function() {
    return Function.WRITE_FILE;
  }

  @Override
  public int length() {
    return request.length();
  }

  @Override
  public void encode(ByteBuffer target) {
    request.encode(target);
  }
}
