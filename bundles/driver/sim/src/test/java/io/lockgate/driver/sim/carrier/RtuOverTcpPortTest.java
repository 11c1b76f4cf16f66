// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.carrier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The serial server's port, byte by byte; check sums worked out apart from the code. */
class RtuOverTcpPortTest {
  private static final String READ_INPUT_5 = "01 04 00 05 00 01 21 cb";
  private static final String INPUT_5 = "01 04 02 00 05 79 33";

  @Test
  void slaves_on_one_line_answer_by_their_unit() throws IOException {
    try (Rig rig = new Rig().plain(1).plain(2);
        RawClient client = new RawClient(rig.rtu())) {
      assertEquals(INPUT_5, client.ask(READ_INPUT_5, 7));
      assertEquals("02 04 02 00 05 3d 33", client.ask("02 04 00 05 00 01 21 f8", 7));
    }
  }

  @Test
  void a_slave_that_is_not_there_is_silent() throws IOException {
    try (Rig rig = new Rig().plain(1);
        RawClient client = new RawClient(rig.rtu())) {
      assertTrue(client.send("02 04 00 05 00 01 21 f8").hearsNothing());
      assertEquals(INPUT_5, client.ask(READ_INPUT_5, 7));
    }
  }

  @Test
  void a_broadcast_reaches_all_and_nobody_answers() throws IOException {
    try (Rig rig = new Rig().plain(1).plain(2);
        RawClient client = new RawClient(rig.rtu())) {
      // register 7 = 4660 for all
      assertTrue(client.send("00 06 00 07 12 34 34 ad").hearsNothing());
      assertEquals("01 03 02 12 34 b5 33", client.ask("01 03 00 07 00 01 35 cb", 7));
      assertEquals("02 03 02 12 34 f1 33", client.ask("02 03 00 07 00 01 35 f8", 7));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a wrong check sum, 01 04 00 05 00 01 21 cc",
    "noise of a known function, 01 10 ff ff ff ff ff",
    "300 bytes that are nothing, ''"
  })
  void after_something_else_the_line_is_understood_again(String what, String hex)
      throws IOException {
    try (Rig rig = new Rig().plain(1);
        RawClient client = new RawClient(rig.rtu())) {
      String sent = hex.isEmpty() ? " 55".repeat(300).strip() : hex;
      assertTrue(client.send(sent).hearsNothing(), what);
      assertEquals(INPUT_5, client.ask(READ_INPUT_5, 7), what);
    }
  }

  @Test
  void a_request_may_come_in_pieces_and_two_at_once() throws IOException {
    try (Rig rig = new Rig().plain(1);
        RawClient client = new RawClient(rig.rtu())) {
      assertTrue(client.send("01 04 00").hearsNothing());
      assertEquals(INPUT_5, client.ask("05 00 01 21 cb", 7));
      assertEquals(INPUT_5 + " " + INPUT_5, client.ask(READ_INPUT_5 + " " + READ_INPUT_5, 14));
    }
  }

  @Test
  void half_a_request_is_forgotten_after_half_a_second() throws Exception {
    try (Rig rig = new Rig().plain(1);
        RawClient client = new RawClient(rig.rtu())) {
      client.send("01 10 00 00 00 10 20");
      Awaitility.await().pollDelay(Duration.ofMillis(600)).until(() -> true);
      assertEquals(INPUT_5, client.ask(READ_INPUT_5, 7));
    }
  }

  @Test
  void an_unknown_function_gets_exception_1() throws IOException {
    try (Rig rig = new Rig().plain(1);
        RawClient client = new RawClient(rig.rtu())) {
      // function 65 with one byte
      assertEquals("01 c1 01 b0 50", client.ask("01 41 07 51 92", 5));
    }
  }
}
