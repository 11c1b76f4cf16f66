// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "01 0000 0008 | read coils 0..7",
        "02 0007 0001 | read discrete inputs 7",
        "03 0064 001e | read holding registers 100..129",
        "04 0000 0002 | read input registers 0..1",
        "05 0003 ff00 | write coil 3 on",
        "05 0003 0000 | write coil 3 off",
        "06 0003 0010 | write holding register 3 = 16",
        "07 | read exception status",
        "08 0001 0000 | diagnostics 1",
        "0b | read communication event counter",
        "0c | read communication event log",
        "0f 0003 0002 01 03 | write coils 3..4",
        "10 0003 0001 02 0000 | write holding registers 3",
        "11 | report server id",
        "14 0e 06 0004 0001 0002 06 0003 0009 0001 | read file records 4:1..2, 3:9",
        "15 09 06 0004 0001 0001 0000 | write file records 4:1",
        "16 0004 00f2 0025 | mask holding register 4 and 00f2 or 0025",
        "17 0003 0002 000e 0001 02 00ff | write holding registers 14, then read 3..4",
        "18 04de | read queue 1246",
        "2b 0e 02 00 | read regular identification from object 0",
        "64 06 04 00 0065 001a | read 2 scattered holding registers from 101",
        "41 0102 | function 65, 2 bytes",
        "03 0000 | no request: 2 bytes of data where 4 belong",
        "'' | no request: too short: 0 bytes where 1 are needed"
      })
  void requestIsDescribed(String pdu, String words) {
    assertEquals(words, Words.describe(Hex.buffer(pdu), true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "83 02 | exception 02 illegal data address",
        "90 0b | exception 0B gateway target device failed to respond",
        "83 63 | exception 63 of unknown meaning",
        "01 02 cd01 | coils, 2 bytes of bits",
        "02 01 01 | discrete inputs, 1 bytes of bits",
        "03 04 0001 0002 | holding registers, 2 values",
        "04 02 0001 | input registers, 1 values",
        "17 02 0001 | holding registers, 1 values",
        "05 0003 ff00 | done: write coil 3 on",
        "06 0003 0010 | done: write holding register 3 = 16",
        "16 0004 00f2 0025 | done: mask holding register 4 and 00f2 or 0025",
        "0f 0003 0002 | done: write coils 3..4",
        "10 0003 0002 | done: write holding registers 3..4",
        "10 0003 00 | no response: 4 bytes",
        "2b 0e 01 | answer to function 43, 2 bytes",
        "03 | no response: 1 bytes"
      })
  void responseIsDescribed(String pdu, String words) {
    ByteBuffer message = Hex.buffer("ff" + pdu).position(1);
    assertEquals(words, Words.describe(message, false));
    assertEquals(1, message.position());
  }

  @ParameterizedTest
  @EnumSource
  void anyMessageIsDescribedInBoundedWords(Message message) {
    SplittableRandom random = new SplittableRandom(message.name().hashCode());
    for (int i = 0; i < 100; i++) {
      Request request = message.request(random);
      String asked = Words.describe(request.toBuffer(), true);
      assertEquals(request.words(), asked);
      String answered = Words.describe(message.response(request, random).toBuffer(), false);
      assertFalse(asked.isEmpty() || answered.isEmpty());
      assertTrue(asked.length() < 1000 && answered.length() < 1000);
    }
  }
}
