// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.wire;

import io.lockgate.api.driver.DriverException;
import io.lockgate.codec.modbus.CodecException;
import io.lockgate.codec.modbus.ExceptionCode;
import io.lockgate.codec.modbus.Request;
import io.lockgate.codec.modbus.Response;
import java.nio.ByteBuffer;

/** What a reply means. */
public final class Replies {
  private Replies() {}

  /**
   * The reply as a record.
   *
   * @throws DriverException.Refused the device refuses
   * @throws DriverException.TimedOut a gateway on the way says that the device is silent
   * @throws DriverException.Damaged it does not answer the request
   */
  public static Response of(Request request, ByteBuffer reply) throws DriverException {
    if (Ask.refuses(reply)) {
      throw refusal(reply.get(reply.position() + 1) & 0xFF);
    }
    try {
      return Response.decode(request, reply.duplicate());
    } catch (CodecException unfit) {
      throw new DriverException.Damaged("the reply does not fit: " + unfit.getMessage());
    }
  }

  /** A gateway on the way that reports silence is silence: the device itself has said nothing. */
  private static DriverException refusal(int code) {
    if (code == ExceptionCode.GATEWAY_PATH_UNAVAILABLE.code()
        || code == ExceptionCode.GATEWAY_TARGET_FAILED.code()) {
      return new DriverException.TimedOut(
          "a gateway answers exception " + code + ": no such device");
    }
    String words =
        ExceptionCode.of(code)
            .map(ExceptionCode::words)
            .orElse("a code the protocol does not know");
    boolean tooMuch =
        code == ExceptionCode.ILLEGAL_DATA_ADDRESS.code()
            || code == ExceptionCode.ILLEGAL_DATA_VALUE.code();
    return new DriverException.Refused(
        code, tooMuch, "the device answers exception " + code + ": " + words);
  }
}
