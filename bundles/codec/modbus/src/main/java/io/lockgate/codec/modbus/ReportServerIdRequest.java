// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/** Function 17: the function code, nothing else. */
public record ReportServerIdRequest() implements Request {
  @Override
  public int function() {
    return Function.REPORT_SERVER_ID;
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
  public ReportServerIdResponse decodeData(ByteBuffer data) throws MalformedException {
    return ReportServerIdResponse.decode(data);
  }

  @Override
  public String words() {
    return "report server id";
  }
}
