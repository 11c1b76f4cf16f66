// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/**
 * Function 7: function, status (1 byte).
 *
 * @param status eight outputs of the device's own choice, 0 to 255
 */
public record ReadExceptionStatusResponse(int status) implements Response {
  public ReadExceptionStatusResponse {
    Limit.OCTET.require(status);
  }

  static ReadExceptionStatusResponse decode(ByteBuffer data) throws MalformedException {
    Wire.exactly(data, 1, Limit.BAD_RESPONSE);
    return new ReadExceptionStatusResponse(Wire.u8(data));
  }

  @Override
  public int function() {
    return Function.READ_EXCEPTION_STATUS;
  }

  @Override
  public int length() {
    return 2;
  }

  @Override
  public void encode(ByteBuffer target) {
    Wire.put8(target, function());
    Wire.put8(target, status);
  }
}
