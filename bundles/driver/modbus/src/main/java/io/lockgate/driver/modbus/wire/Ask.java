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

  /** Any request, judged by the codec. */
  static Ask of(Request request) {
    return new Judged(request, request.toBuffer());
  }

  /** A request of somebody else; what the codec does not know is told by its function code alone. */
  static Ask raw(ByteBuffer pdu) {
    ByteBuffer own = ByteBuffer.allocate(pdu.remaining()).put(pdu.duplicate()).flip();
    try {
      return new Judged(Request.decode(own.duplicate()), own);
    } catch (CodecException notOurs) {
      return new Unjudged(own);
    }
  }

  /**
   * Judged by the codec.
   *
   * @param request what is asked
   * @param pdu its bytes
   */
  record Judged(Request request, ByteBuffer pdu) implements Ask {
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
   * Not judged.
   *
   * @param pdu its bytes
   */
  record Unjudged(ByteBuffer pdu) implements Ask {
    @Override
    public boolean fits(ByteBuffer reply) {
      return sameFunction(reply);
    }
  }
}
