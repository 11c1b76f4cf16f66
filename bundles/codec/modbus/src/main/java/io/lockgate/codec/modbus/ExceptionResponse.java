// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A refusal: function with the highest bit set, code (1 byte).
 *
 * @param function that of the request without the highest bit, 0 to 127
 * @param code 0 to 255; {@link #meaning} says what is known of it
 */
public record ExceptionResponse(int function, int code) implements Response {
  private static final Limit FUNCTION = new Limit("function", 0, Function.MAX);

  public ExceptionResponse {
    FUNCTION.require(function);
    Limit.OCTET.require(code);
  }

  /** A refusal with a defined code. */
  public ExceptionResponse(int function, ExceptionCode code) {
    this(function, code.code());
  }

  /**
   * The answer to a message that may be no request at all.
   *
   * @param pdu the whole message from position to limit, at least one byte; not moved
   */
  public static ExceptionResponse to(ByteBuffer pdu, ExceptionCode code) {
    return new ExceptionResponse(pdu.get(pdu.position()) & Function.MAX, code);
  }

  static ExceptionResponse decode(int function, ByteBuffer data) throws MalformedException {
    Wire.exactly(data, 1, Limit.BAD_RESPONSE);
    return new ExceptionResponse(function, Wire.u8(data));
  }

  /** What the code means; empty when the protocol does not define it. */
  public Optional<ExceptionCode> meaning() {
    return ExceptionCode.of(code);
  }

  @Override
  public int length() {
    return 2;
  }

  @Override
  public void encode(ByteBuffer target) {
    Wire.put8(target, function | Function.EXCEPTION_BIT);
    Wire.put8(target, code);
  }
}
