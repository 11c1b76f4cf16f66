// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.wire;

import io.lockgate.codec.modbus.CodecException;
import io.lockgate.codec.modbus.Function;
import io.lockgate.codec.modbus.Request;
import io.lockgate.codec.modbus.Response;
import java.nio.ByteBuffer;

/**
 * A request, and how its reply is told from others. Immutable, thread-safe; made once and sent any number of times.
 */
public sealed interface Ask {
  /** Its bytes without framing: a buffer of its own, from position to limit. */
  ByteBuffer pdu();

  /** Whether a message has the function code of a reply, a refusal included. For carriers that number their frames. */
  default boolean sameFunction(ByteBuffer reply) {
    return reply.hasRemaining()
        && (reply.get(reply.position()) & Function.MAX) == pdu().get(pdu().position());
  }

  /**
   * Whether a message fits: function, length, and what a device must repeat; or it is a refusal. For carriers that do
   * not number their frames.
   */
  boolean fits(ByteBuffer reply);

  /** Whether a message refuses. */
  static boolean refuses(ByteBuffer reply) {
    return reply.remaining() == 2 && (reply.get(reply.position()) & Function.EXCEPTION_BIT) != 0;
  }

  /** One of ours. */
  static Known of(Request request) {
    return new Known(request, request.toBuffer());
  }

  /** A request of somebody else, passed on as it is. */
  static Raw raw(ByteBuffer pdu) {
    return new Raw(ByteBuffer.allocate(pdu.remaining()).put(pdu.duplicate()).flip());
  }

  /**
   * One of ours.
   *
   * @param request what is asked
   * @param pdu its bytes
   */
  record Known(Request request, ByteBuffer pdu) implements Ask {
    @Override
    public boolean fits(ByteBuffer reply) {
      try {
        return Response.decode(request, reply.duplicate()).function() == request.function();
      } catch (CodecException other) {
        return false;
      }
    }
  }

  /**
   * One of somebody else; where the codec does not understand it, the function code alone tells its reply.
   *
   * @param pdu its bytes
   */
  record Raw(ByteBuffer pdu) implements Ask {
    @Override
    public boolean fits(ByteBuffer reply) {
      try {
        return new Known(Request.decode(pdu.duplicate()), pdu).fits(reply);
      } catch (CodecException notUnderstood) {
        return sameFunction(reply);
      }
    }
  }
}
