// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsciiTest {
  /** Colon, unit 11, function 03, address 006B, quantity 0003, LRC 7E. */
  private static final String FRAME = ":1103006B00037E\r\n";

  @Test
  void frameHasTheseCharacters() throws CodecException {
    ByteBuffer target = ByteBuffer.allocate(Ascii.MAX_FRAME);
    Request request = new ReadRegistersRequest(RegisterTable.HOLDING, 107, 3);
    Ascii.encode(target, 0x11, request);
    assertEquals(buffer(FRAME), target.flip());
    assertEquals(request, Request.decode(Ascii.pdu(buffer(FRAME))));
    assertEquals(0x11, Ascii.unit(buffer(FRAME)));
  }

  @Test
  void smallDigitsAreTaken() throws CodecException {
    assertEquals(
        Hex.buffer("03 006b 0003"), Ascii.pdu(buffer(FRAME.toLowerCase(java.util.Locale.ROOT))));
  }

  @Test
  void lengthGrowsUntilTheEndIsSeen() throws CodecException {
    for (int there = 0; there < FRAME.length(); there++) {
      int length = Ascii.frameLength(buffer("x" + FRAME.substring(0, there)).position(1));
      assertEquals(true, length > there && length <= FRAME.length(), "after " + there);
    }
    assertEquals(FRAME.length(), Ascii.frameLength(buffer(FRAME)));
    assertEquals(FRAME.length(), Ascii.frameLength(buffer(FRAME + ":11")));
  }

  @ParameterizedTest
  @CsvSource({"0, 9", "1, 9", "6, 9", "7, 9", "8, 11", "9, 11", "511, 513"})
  void lengthIsAskedForInWholeBytes(int characters, int length) throws CodecException {
    assertEquals(
        length, Ascii.frameLength(buffer((":" + "0".repeat(600)).substring(0, characters))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "x",
        "::",
        ":1g",
        ":1G",
        ":1/",
        ":1@",
        ":1`",
        ":11\n",
        ":1107E8\rx",
        ":\r\n",
        ":1107\r\n",
        ":1107E\r\n",
        ":1107E81\r\n"
      })
  void otherCharactersAndEarlyEndsAreDamage(String received) {
    assertThrows(DamagedFrameException.class, () -> Ascii.frameLength(buffer(received)));
  }

  @Test
  void frameWithoutEndIsDamageAt513Characters() throws CodecException {
    assertEquals(Ascii.MAX_FRAME, Ascii.frameLength(buffer(":" + "0".repeat(510))));
    assertThrows(
        DamagedFrameException.class, () -> Ascii.frameLength(buffer(":" + "0".repeat(511))));
    assertThrows(
        DamagedFrameException.class, () -> Ascii.frameLength(buffer(":" + "0".repeat(5000))));
  }

  @ParameterizedTest
  @ValueSource(strings = {":1107E9\r\n", ":1107E8\r", ":1107E8\r\n:", ""})
  void onlyOneWholeFrameWithItsChecksumGivesItsMessage(String frame) {
    assertThrows(DamagedFrameException.class, () -> Ascii.pdu(buffer(frame)));
  }

  @Test
  void longestMessageFillsTheLongestFrame() throws CodecException {
    ByteBuffer target = ByteBuffer.allocate(Ascii.MAX_FRAME);
    Ascii.encode(target, 255, ByteBuffer.allocate(Pdu.MAX_LENGTH));
    assertEquals(0, target.remaining());
    assertEquals(Pdu.MAX_LENGTH, Ascii.pdu(target.flip()).remaining());
    assertThrows(
        IllegalArgumentException.class, () -> Ascii.encode(target, 1, ByteBuffer.allocate(254)));
    assertThrows(
        IllegalArgumentException.class, () -> Ascii.encode(target.clear(), 256, Hex.buffer("07")));
  }

  private static ByteBuffer buffer(String characters) {
    return ByteBuffer.wrap(characters.getBytes(US_ASCII));
  }
}
