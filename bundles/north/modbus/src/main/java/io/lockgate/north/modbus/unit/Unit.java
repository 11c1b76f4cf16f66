// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.unit;

import io.lockgate.codec.modbus.ExceptionCode;
import io.lockgate.codec.modbus.ExceptionResponse;
import io.lockgate.codec.modbus.Function;
import java.nio.ByteBuffer;

/** Answers the requests to a unit id. Thread-safe; must not block. */
@FunctionalInterface
public interface Unit {
  /** When the answer comes. */
  enum Answer {
    /** It has been put into the reply. */
    NOW,
    /** Through {@link Caller#later}. */
    LATER,
    /** Never: a broadcast, or somebody else is meant. */
    NEVER
  }

  /**
   * Answers one request, an exception reply included.
   *
   * @param request function code and data, from position to limit, at least one byte; valid during the call only
   * @param reply empty, takes {@link io.lockgate.codec.modbus.Pdu#MAX_LENGTH} bytes; filled from its position when the answer is {@link Answer#NOW}
   * @param caller who asks
   */
  Answer answer(ByteBuffer request, ByteBuffer reply, Caller caller);

  /** Puts an exception reply. */
  static Answer refuse(int function, ExceptionCode code, ByteBuffer reply) {
    new ExceptionResponse(function & Function.MAX, code).encode(reply);
    return Answer.NOW;
  }
}
