// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/**
 * Function 17: function, byte count (1 byte), content of the device's own layout: identity, FF or 00 for running or not,
 * more.
 *
 * @param content 0 to 251 bytes
 */
public record ReportServerIdResponse(Octets content) implements Response {
  private static final Limit BYTES = new Limit("bytes of server id", 0, Pdu.MAX_LENGTH - 2);

  public ReportServerIdResponse {
    BYTES.require(content.length());
  }

  static ReportServerIdResponse decode(ByteBuffer data) throws MalformedException {
    Wire.atLeast(data, 1, Limit.BAD_RESPONSE);
    int length = BYTES.check(Wire.u8(data), Limit.BAD_RESPONSE);
    Wire.exactly(data, length, Limit.BAD_RESPONSE);
    return new ReportServerIdResponse(Octets.take(data, length));
  }

  @Override
  public int function() {
    return Function.REPORT_SERVER_ID;
  }

  @Override
  public int length() {
    return 2 + content.length();
  }

  @Override
  public void encode(ByteBuffer target) {
    Wire.put8(target, function());
    Wire.putCounted(target, content);
  }
}
