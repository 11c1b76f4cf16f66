// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Requests and responses over a bad serial line, taken as a transport takes them: by length, then checksum, then unit and
 * content. More frames than the build has time for:
 *
 * <pre>mvn -pl bundles/codec/modbus test -Dtest=NoisyLineTest -Dcodec.frames=1000000</pre>
 */
class NoisyLineTest {
  private static final int FRAMES = Integer.getInteger("codec.frames", 100_000);
  private static final int MAX_BITS = 16;
  private static final List<Message> ASKED =
      List.of(
          Message.READ_REGISTERS,
          Message.READ_REGISTERS,
          Message.READ_REGISTERS,
          Message.READ_BITS,
          Message.WRITE_REGISTER,
          Message.WRITE_REGISTERS,
          Message.WRITE_COIL,
          Message.MASK_WRITE,
          Message.READ_IDENTIFICATION,
          Message.READ_FIFO,
          Message.REFUSED);

  private final SplittableRandom random = new SplittableRandom(2024);
  private final NoisyLine line = new NoisyLine(11);
  private final ByteBuffer sent = ByteBuffer.allocate(Rtu.MAX_FRAME);
  private int damaged;
  private int damagedAccepted;
  private int good;
  private int wrong;

  @Test
  void noWrongValueIsTaken() throws CodecException {
    for (int i = 0; i < FRAMES; i += 2) {
      Message message = ASKED.get(random.nextInt(ASKED.size()));
      Request request = message.request(random);
      Response response = message.response(request, random);
      exchange(random.nextInt(1, 248), request, response);
    }
    System.out.printf(
        "noisy line: %d frames, %d damaged, %d of them taken by length and checksum, %d wrong values%n",
        FRAMES, damaged, damagedAccepted, wrong);
    assertTrue(damaged > FRAMES / 5, "the line is not bad enough to say anything");
    assertTrue(good > FRAMES / 4, "the line is too bad to say anything");
    assertEquals(0, wrong);
    assertTrue((long) damagedAccepted << MAX_BITS <= damaged);
  }

  private void exchange(int unit, Request request, Response response) throws CodecException {
    Rtu.encode(sent.clear(), unit, request);
    over(Rtu::requestLength);
    Rtu.encode(sent.clear(), unit, response);
    Optional<ByteBuffer> received = over(Rtu::responseLength);
    if (received.isPresent()
        && Rtu.unit(received.get()) == unit
        && !decodesTo(response, request, received.get())) {
      wrong++;
    }
  }

  /** Sends what is in {@link #sent}; gives the frame that the other end takes. */
  private Optional<ByteBuffer> over(PrefixLaws.Rule rule) {
    sent.flip();
    ByteBuffer carried = line.carry(sent);
    ByteBuffer late = carried.duplicate().limit(carried.position()).reset();
    ByteBuffer early = carried.duplicate().flip().limit(late.position());
    Optional<ByteBuffer> taken = Receiver.take(rule, early).or(() -> Receiver.take(rule, late));
    if (!carried.duplicate().flip().equals(sent)) {
      damaged++;
    }
    if (taken.isPresent() && taken.get().equals(sent)) {
      good++;
    } else if (taken.isPresent()) {
      damagedAccepted++;
    }
    return taken;
  }

  /** Whether it is refused, or is what was sent. */
  private static boolean decodesTo(Response expected, Request request, ByteBuffer frame)
      throws CodecException {
    try {
      return Response.decode(request, Rtu.pdu(frame)).equals(expected);
    } catch (MalformedException refused) {
      return refused.answer() == ExceptionCode.GATEWAY_TARGET_FAILED;
    }
  }

  /** Takes a frame from the beginning of what came without a silence. */
  private static final class Receiver {
    static Optional<ByteBuffer> take(PrefixLaws.Rule rule, ByteBuffer piece) {
      try {
        int length = rule.length(piece);
        if (length > piece.remaining()) {
          return Optional.empty();
        }
        ByteBuffer frame =
            length == Rtu.UNTIL_SILENCE ? piece : piece.slice(piece.position(), length);
        return Rtu.pdu(frame).hasRemaining() ? Optional.of(frame) : Optional.empty();
      } catch (DamagedFrameException damage) {
        return Optional.empty();
      }
    }
  }
}
