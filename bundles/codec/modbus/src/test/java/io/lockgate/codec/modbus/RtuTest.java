// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RtuTest {
  private static final String FRAME =
      """
      11    # unit
      03    # function
      006b  # address
      0003  # quantity
      7687  # CRC, the low byte first
      """;

  @Test
  void frameHasTheseBytes() throws CodecException {
    ByteBuffer target = ByteBuffer.allocate(Rtu.MAX_FRAME);
    Request request = new ReadRegistersRequest(RegisterTable.HOLDING, 107, 3);
    Rtu.encode(target, 0x11, request);
    assertEquals(Hex.buffer(FRAME), target.flip());
    assertEquals(request, Request.decode(Rtu.pdu(Hex.buffer(FRAME))));
    assertEquals(0x11, Rtu.unit(Hex.buffer(FRAME)));
  }

  @Test
  void messageCanGoAsItIs() {
    ByteBuffer target = ByteBuffer.allocate(Rtu.MAX_FRAME + 1).position(1);
    ByteBuffer pdu = Hex.buffer("03 006b 0003");
    Rtu.encode(target, 0x11, pdu);
    assertEquals(Hex.buffer(FRAME), target.flip().position(1));
    assertEquals(5, pdu.remaining());
  }

  @Test
  void eachFlippedBitIsFound() throws CodecException {
    byte[] frame = Hex.bytes(FRAME);
    for (int bit = 0; bit < 8 * frame.length; bit++) {
      frame[bit / 8] ^= (byte) (1 << bit % 8);
      assertThrows(DamagedFrameException.class, () -> Rtu.pdu(ByteBuffer.wrap(frame)));
      frame[bit / 8] ^= (byte) (1 << bit % 8);
    }
    assertEquals(5, Rtu.pdu(ByteBuffer.wrap(frame)).remaining());
  }

  @Test
  void checksumIsThatOfItsCatalogueEntry() {
    ByteBuffer nine = Hex.buffer("31 32 33 34 35 36 37 38 39");
    assertEquals(0x4B37, Crc16.of(nine, 0, 9));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 257})
  void noFrameIsShorterThan4OrLongerThan256(int length) {
    assertThrows(DamagedFrameException.class, () -> Rtu.pdu(ByteBuffer.allocate(length)));
  }

  @Test
  void longestMessageFillsTheLongestFrame() throws CodecException {
    ByteBuffer target = ByteBuffer.allocate(Rtu.MAX_FRAME);
    Rtu.encode(target, 1, ByteBuffer.allocate(Pdu.MAX_LENGTH));
    assertEquals(Pdu.MAX_LENGTH, Rtu.pdu(target.flip()).remaining());
    assertThrows(
        IllegalArgumentException.class, () -> Rtu.encode(target, 1, ByteBuffer.allocate(254)));
    assertThrows(
        IllegalArgumentException.class, () -> Rtu.encode(target.clear(), -1, Hex.buffer("07")));
  }
}
