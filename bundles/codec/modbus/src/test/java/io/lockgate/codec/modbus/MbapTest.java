// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MbapTest {
  private static final String FRAME =
      """
      1234  # transaction
      0000  # protocol
      0006  # length of what follows
      11    # unit
      03    # function
      006b  # address
      0003  # quantity
      """;

  @Test
  void frameHasTheseBytes() throws CodecException {
    ByteBuffer target = ByteBuffer.allocate(Mbap.MAX_FRAME);
    Request request = new ReadRegistersRequest(RegisterTable.HOLDING, 107, 3);
    Mbap.encode(target, 0x1234, 0x11, request);
    assertEquals(Hex.buffer(FRAME), target.flip());
    assertEquals(request, Request.decode(Mbap.pdu(Hex.buffer(FRAME))));
    assertEquals(0x1234, Mbap.transaction(Hex.buffer(FRAME)));
    assertEquals(0x11, Mbap.unit(Hex.buffer(FRAME)));
  }

  @Test
  void messageCanGoAsItIs() {
    ByteBuffer target = ByteBuffer.allocate(Mbap.MAX_FRAME);
    ByteBuffer pdu = Hex.buffer("03 006b 0003");
    Mbap.encode(target, 0x1234, 0x11, pdu);
    assertEquals(Hex.buffer(FRAME), target.flip());
    assertEquals(5, pdu.remaining());
  }

  @Test
  void transactionCanBeChangedInPlace() {
    ByteBuffer stream = Hex.buffer("ff" + FRAME).position(1);
    Mbap.setTransaction(stream, 0xABCD);
    assertEquals(0xABCD, Mbap.transaction(stream));
    assertEquals(0xFF, stream.get(0) & 0xFF);
    assertThrows(IllegalArgumentException.class, () -> Mbap.setTransaction(stream, 0x10000));
  }

  @Test
  void lengthIsToldFromTheSixthByteOn() throws CodecException {
    for (int there = 0; there < 6; there++) {
      assertEquals(6, Mbap.frameLength(Hex.buffer(FRAME).limit(there)));
    }
    for (int there = 6; there <= 12; there++) {
      assertEquals(12, Mbap.frameLength(Hex.buffer(FRAME).limit(there)));
    }
    assertEquals(12, Mbap.frameLength(Hex.buffer("ffff" + FRAME + "ffff").position(2)));
  }

  @ParameterizedTest
  @CsvSource({"0000 0000 0002, 8", "ffff 0000 00fe, 260"})
  void shortestAndLongestAreTaken(String header, int length) throws CodecException {
    assertEquals(length, Mbap.frameLength(Hex.buffer(header)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000 0001 0006",
        "0000 0100 0006",
        "0000 0000 0001",
        "0000 0000 00ff",
        "0000 0000 ffff"
      })
  void foreignProtocolAndImpossibleLengthAreDamage(String header) {
    DamagedFrameException damage =
        assertThrows(DamagedFrameException.class, () -> Mbap.frameLength(Hex.buffer(header)));
    assertEquals(0, damage.getStackTrace().length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0000 0000 00",
        "0000 0000 0006",
        "0000 0000 0006 11 03 00 6b 00",
        "0000 0000 0002 11 07 00"
      })
  void onlyOneWholeFrameGivesItsMessage(String frame) {
    assertThrows(DamagedFrameException.class, () -> Mbap.pdu(Hex.buffer(frame)));
  }

  @Test
  void onlyMessagesAreFramed() {
    ByteBuffer target = ByteBuffer.allocate(1000);
    ByteBuffer longest = ByteBuffer.allocate(253);
    Mbap.encode(target, 0, 0, longest);
    assertEquals(Mbap.MAX_FRAME, target.position());
    assertThrows(
        IllegalArgumentException.class, () -> Mbap.encode(target, 0, 0, ByteBuffer.allocate(0)));
    assertThrows(
        IllegalArgumentException.class, () -> Mbap.encode(target, 0, 0, ByteBuffer.allocate(254)));
    assertThrows(IllegalArgumentException.class, () -> Mbap.encode(target, 0, 256, longest));
  }
}
