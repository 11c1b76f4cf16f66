// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

/** A message (PDU) came whole, but is none: unknown, too short, too long, out of bounds, or no answer to the request. */
public final class MalformedException extends CodecException {
  private static final long serialVersionUID = 1L;

  private final ExceptionCode answer;

  MalformedException(ExceptionCode answer, String message) {
    super(message);
    this.answer = answer;
  }

  /** A response that is none, or belongs to another request. */
  static MalformedException response(String message) {
    return new MalformedException(Limit.BAD_RESPONSE, message);
  }

  /** A request whose content is out of bounds. */
  static MalformedException value(String message) {
    return new MalformedException(ExceptionCode.ILLEGAL_DATA_VALUE, message);
  }

  /**
   * The exception that the client gets: for a request what a server answers, for a response what a gateway answers in the
   * device's place ({@link ExceptionCode#GATEWAY_TARGET_FAILED}).
   */
  public ExceptionCode answer() {
    return answer;
  }
}
