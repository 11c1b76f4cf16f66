// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RtuLengthTest {
  private interface Rule {
    int length(ByteBuffer received) throws DamagedFrameException;
  }

  /** From each prefix: never more than the frame has, in the end just as much, or until silence where it cannot be told. */
  @ParameterizedTest
  @EnumSource
  void lengthIsToldFromTheFramesOwnBytes(Message message) throws CodecException {
    SplittableRandom random = new SplittableRandom(message.name().hashCode());
    for (int i = 0; i < 300; i++) {
      Request request = message.request(random);
      grows(request, Rtu::requestLength, open(request));
      Response response = message.response(request, random);
      grows(
          response, Rtu::responseLength, open(request) && !(response instanceof ExceptionResponse));
    }
  }

  private static boolean open(Request request) {
    return request instanceof RawRequest
        || (request instanceof DiagnosticsRequest asked
            && (asked.subFunction() == 0 || asked.subFunction() == 21));
  }

  private static void grows(Pdu message, Rule rule, boolean open) throws CodecException {
    ByteBuffer frame = ByteBuffer.allocate(Rtu.MAX_FRAME);
    Rtu.encode(frame, 17, message);
    frame.flip();
    int whole = frame.limit();
    int answer = 1;
    for (int there = 0; there <= whole; there++) {
      answer = rule.length(frame.limit(there).asReadOnlyBuffer());
      assertTrue(answer == Rtu.UNTIL_SILENCE ? open : answer <= whole);
      assertTrue(
          there == whole || answer == Rtu.UNTIL_SILENCE || answer > there,
          () -> "whole too early: " + message);
    }
    assertEquals(open ? Rtu.UNTIL_SILENCE : whole, answer, message::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "11,                  2",
    "11 03,               8",
    "11 07,               4",
    "11 08,               4", // the sub-function decides
    "11 08 0001,          8",
    "11 08 0000,          0",
    "11 08 0015,          0",
    "11 10 0000 0001,     7", // up to the byte count
    "11 10 0000 0001 02,  11",
    "11 10 0000 0000 00,  0", // contradicts itself: only silence tells
    "11 0f 0000 0008 00,  0",
    "11 17 0000 0001 0000 0001 00, 0",
    "11 14 07,            12",
    "11 17 0000 0001 0000 0001 02, 15",
    "11 2b,               3",
    "11 2b 0e,            7",
    "11 2b 0d,            0",
    "11 64,               4",
    "11 64 04 04,         9",
    "11 64 04 05,         0",
    "11 41,               0"
  })
  void requestLengthIsTold(String received, int length) throws DamagedFrameException {
    assertEquals(length, Rtu.requestLength(Hex.buffer("ff" + received).position(1)));
  }

  @ParameterizedTest
  @CsvSource({
    "'',                  2",
    "11,                  2",
    "11 83,               5",
    "11 80,               5",
    "11 03,               3",
    "11 03 06,            11",
    "11 05,               8",
    "11 07,               5",
    "11 16,               10",
    "11 18,               4",
    "11 18 0006,          12",
    "11 2b 0e,            8",
    "11 2b 0d,            0",
    "11 2b 0e 01 01 00 00 00,       10", // no object
    "11 2b 0e 01 01 00 00 02,       14", // two objects at least empty
    "11 2b 0e 01 01 00 00 02 00 05, 19", // the first one's length is known
    "11 41,               0"
  })
  void responseLengthIsTold(String received, int length) throws DamagedFrameException {
    assertEquals(length, Rtu.responseLength(Hex.buffer("ff" + received).position(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"11 00", "11 80", "11 ff", "11 10 0000 0001 fe", "11 14 fc", "11 64 ff 04"})
  void noRequestBeginsSo(String received) {
    assertThrows(DamagedFrameException.class, () -> Rtu.requestLength(Hex.buffer(received)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "11 00",
        "11 03 fc",
        "11 18 ffff",
        "11 18 00fb",
        "11 64 ff 04",
        "11 2b 0e 01 01 00 00 ff", // 255 objects do not fit
        "11 2b 0e 01 01 00 00 01 00 f5"
      })
  void noResponseBeginsSo(String received) {
    assertThrows(DamagedFrameException.class, () -> Rtu.responseLength(Hex.buffer(received)));
  }
}
