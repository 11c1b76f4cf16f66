// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.pdu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lockgate.driver.sim.device.Memory;
import io.lockgate.driver.sim.device.PlainDevice;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests and answers of a plain device, as the protocol's specification writes them. */
class PduAnswersTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  private final PlainDevice device = new PlainDevice();
  private final Memory memory = Memory.empty();

  @BeforeEach
  void layOut() {
    device.refresh(memory, Instant.EPOCH);
    memory.holdings().put(107, 555);
    memory.holdings().put(109, 100);
    memory.coils().put(20, 1);
  }

  private String answer(String request) {
    return HEX.formatHex(PduAnswers.to(HEX.parseHex(request), memory, device.nameplate()));
  }

  @ParameterizedTest
  @CsvSource({
    "01 00 13 00 0a, 01 02 02 00",
    "02 00 00 00 08, 02 01 49",
    "03 00 6b 00 03, 03 06 02 2b 00 00 00 64",
    "04 00 08 00 01, 04 02 00 08",
    "05 00 ac ff 00, 05 00 ac ff 00",
    "06 00 01 00 03, 06 00 01 00 03",
    "0f 00 13 00 0a 02 cd 01, 0f 00 13 00 0a",
    "10 00 01 00 02 04 00 0a 01 02, 10 00 01 00 02",
    "16 00 6b 00 f2 00 25, 16 00 6b 00 f2 00 25",
    "17 00 6b 00 02 00 6b 00 01 02 00 ff, 17 04 00 ff 00 00",
    "2b 0e 01 00, 2b 0e 01 01 00 00 03 00 08 4c 6f 63 6b 67 61 74 65 01 05 70 6c 61 69 6e 02 03 31 2e 30",
    "2b 0e 04 01, 2b 0e 04 01 00 00 01 01 05 70 6c 61 69 6e"
  })
  void a_right_request_is_answered(String request, String answer) {
    assertEquals(answer, answer(request));
  }

  @ParameterizedTest
  @CsvSource({
    "41 01, c1 01",
    "11, 91 01",
    "2b 0d 01 00, ab 01",
    "03 03 e7 00 02, 83 02",
    "03 ff ff 00 02, 83 02",
    "06 03 e8 00 01, 86 02",
    "05 03 e8 ff 00, 85 02",
    "10 03 e7 00 02 04 00 0a 01 02, 90 02",
    "16 03 e8 00 f2 00 25, 96 02",
    "17 03 e8 00 02 00 6b 00 01 02 00 ff, 97 02",
    "2b 0e 04 63, ab 02",
    "01 00 00 00 00, 81 03",
    "01 00 00 07 d1, 81 03",
    "03 00 00 00 00, 83 03",
    "03 00 00 00 7e, 83 03",
    "03 00 00 00, 83 03",
    "04, 84 03",
    "05 00 01 12 34, 85 03",
    "06 00 01 00, 86 03",
    "0f 00 13 00 0a 03 cd 01 00, 8f 03",
    "10 00 01 00 02 04 00 0a 01, 90 03",
    "10 00 01 00 7c f8 00, 90 03",
    "16 00 01 00 f2 00, 96 03",
    "17 00 6b 00 02 00 6b 00 01 04 00 ff, 97 03",
    "2b 0e 09 00, ab 03"
  })
  void a_wrong_request_gets_its_exception(String request, String answer) {
    assertEquals(answer, answer(request));
  }

  @Test
  void what_is_written_is_read_back() {
    answer("0f 00 13 00 0a 02 cd 01");
    assertEquals("01 02 cd 01", answer("01 00 13 00 0a"));
    answer("10 00 01 00 02 04 00 0a 01 02");
    assertEquals("03 04 00 0a 01 02", answer("03 00 01 00 02"));
    answer("06 00 04 00 12");
    answer("16 00 04 00 f2 00 25");
    assertEquals("03 02 00 17", answer("03 00 04 00 01"));
  }

  @Test
  void a_refused_write_changes_nothing() {
    answer("17 03 e8 00 02 00 6b 00 01 02 00 ff");
    assertEquals("03 02 02 2b", answer("03 00 6b 00 01"));
  }

  @Test
  void no_bytes_at_all_can_make_it_fail() {
    java.util.SplittableRandom random = new java.util.SplittableRandom(7);
    int[] functions = {
      1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 15, 16, 17, 20, 21, 22, 23, 24, 43, 100, 255
    };
    for (int i = 0; i < 50_000; i++) {
      byte[] pdu = new byte[1 + random.nextInt(PduAnswers.MAX_PDU)];
      random.nextBytes(pdu);
      pdu[0] = (byte) functions[random.nextInt(functions.length)];
      byte[] answer = PduAnswers.to(pdu, memory, device.nameplate());
      assertEquals(pdu[0] & 0x7F, answer[0] & 0x7F);
    }
  }
}
