// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is encoded comes back equal, for 10,000 messages of each kind, through each framing. */
class RoundTripTest {
  private static final int TRIES = 10_000;

  @ParameterizedTest
  @EnumSource
  void requestsAndResponsesComeBackEqual(Message message) throws CodecException {
    SplittableRandom random = new SplittableRandom(message.name().hashCode());
    for (int i = 0; i < TRIES; i++) {
      Request request = message.request(random);
      Response response = message.response(request, random);
      assertEquals(request, Request.decode(encoded(request)));
      assertEquals(response, Response.decode(request, encoded(response)));
      assertEquals(request.hashCode(), Request.decode(encoded(request)).hashCode());
    }
  }

  @ParameterizedTest
  @EnumSource
  void framesComeBackEqual(Message message) throws CodecException {
    SplittableRandom random = new SplittableRandom(~message.name().hashCode());
    ByteBuffer frame = ByteBuffer.allocate(Ascii.MAX_FRAME);
    for (int i = 0; i < TRIES / 10; i++) {
      Request request = message.request(random);
      int unit = random.nextInt(256);
      int transaction = random.nextInt(0x10000);

      Mbap.encode(frame.clear(), transaction, unit, request);
      frame.flip();
      assertEquals(frame.remaining(), Mbap.frameLength(frame));
      assertEquals(unit, Mbap.unit(frame));
      assertEquals(transaction, Mbap.transaction(frame));
      assertEquals(request, Request.decode(Mbap.pdu(frame)));

      Rtu.encode(frame.clear(), unit, request);
      frame.flip();
      assertEquals(unit, Rtu.unit(frame));
      assertEquals(request, Request.decode(Rtu.pdu(frame)));

      Ascii.encode(frame.clear(), unit, request);
      frame.flip();
      assertEquals(frame.remaining(), Ascii.frameLength(frame));
      assertEquals(unit, Ascii.unit(frame));
      assertEquals(request, Request.decode(Ascii.pdu(frame)));
    }
  }

  /** Into a target of foreign byte order that begins somewhere: neither may matter. */
  private static ByteBuffer encoded(Pdu message) {
    ByteBuffer target =
        ByteBuffer.allocateDirect(3 + Pdu.MAX_LENGTH).order(ByteOrder.LITTLE_ENDIAN).position(3);
    message.encode(target);
    target.flip().position(3);
    assertEquals(message.length(), target.remaining());
    assertTrue(message.length() <= Pdu.MAX_LENGTH);
    assertFalse(message.length() < 1);
    return target;
  }
}
