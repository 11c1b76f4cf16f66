// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/**
 * The answer to a {@link RawRequest}: function, data, passed as it is.
 *
 * @param function that of the request, 1 to 127
 * @param data at most 252 bytes
 */
public record RawResponse(int function, Octets data) implements Response {
  public RawResponse {
    Limit.FUNCTION.require(function);
    RawRequest.BYTES.require(data.length());
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
}
