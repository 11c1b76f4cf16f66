// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/** Function 7: the function code, nothing else. */
public record ReadExceptionStatusRequest() implements Request {
  @Override
  public int function() {
    return Function.READ_EXCEPTION_STATUS;
  }

  @Override
  public int length() {
    return 1;
  }

  @Override
  public boolean readsOnly() {
    return true;
  }

  @Override
  public void encode(ByteBuffer target) {
    Wire.put8(target, function());
  }

  @Override
  public ReadExceptionStatusResponse decodeData(ByteBuffer data) throws MalformedException {
    return ReadExceptionStatusResponse.decode(data);
  }

  @Override
  public String words() {
    return "read exception status";
  }
}
