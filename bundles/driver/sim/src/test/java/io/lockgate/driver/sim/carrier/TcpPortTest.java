// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.carrier;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.testkit.leak.LeakCheck;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Modbus TCP port, byte by byte. */
class TcpPortTest {
  private static final String READ_INPUT_5 = "00 07 00 00 00 06 01 04 00 05 00 01";
  private static final String INPUT_5 = "00 07 00 00 00 05 01 04 02 00 05";

  @Test
  void a_request_is_answered_with_its_transaction_and_unit() throws IOException {
    try (Rig rig = new Rig().plain(1);
        RawClient client = new RawClient(rig.tcp())) {
      assertEquals(INPUT_5, client.ask(READ_INPUT_5, 11));
    }
  }

  @Test
  void requests_sent_at_once_are_answered_in_order() throws IOException {
    try (Rig rig = new Rig().plain(1).plain(2);
        RawClient client = new RawClient(rig.tcp())) {
      client.send(
          "00 01 00 00 00 06 01 04 00 0a 00 01"
              + " 00 02 00 00 00 06 02 04 00 0b 00 01"
              + " 00 03 00 00 00 06 01 04 00 0c 00 01");
      assertEquals("00 01 00 00 00 05 01 04 02 00 0a", client.receive(11));
      assertEquals("00 02 00 00 00 05 02 04 02 00 0b", client.receive(11));
      assertEquals("00 03 00 00 00 05 01 04 02 00 0c", client.receive(11));
    }
  }

  @Test
  void a_request_may_come_in_pieces() throws IOException {
    try (Rig rig = new Rig().plain(1);
        RawClient client = new RawClient(rig.tcp())) {
      client.send("00 07 00 00 00");
      assertTrue(client.hearsNothing());
      client.send("06 01 04 00");
      assertTrue(client.hearsNothing());
      assertEquals(INPUT_5, client.ask("05 00 01", 11));
    }
  }

  @Test
  void a_unit_that_is_not_there_gets_exception_11() throws IOException {
    try (Rig rig = new Rig().plain(1);
        RawClient client = new RawClient(rig.tcp())) {
      assertEquals(
          "00 07 00 00 00 03 09 84 0b", client.ask("00 07 00 00 00 06 09 04 00 05 00 01", 9));
      assertEquals(
          "00 08 00 00 00 03 00 84 0b", client.ask("00 08 00 00 00 06 00 04 00 05 00 01", 9));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00 07 00 01 00 06 01 04 00 05 00 01",
        "00 07 00 00 00 01 01",
        "00 07 00 00 00 ff 01",
        "47 45 54 20 2f 20 48 54 54 50"
      })
  void what_is_no_header_ends_the_connection_and_no_other(String hex) throws IOException {
    try (Rig rig = new Rig().plain(1);
        RawClient broken = new RawClient(rig.tcp());
        RawClient other = new RawClient(rig.tcp())) {
      assertTrue(broken.send(hex).seesTheEnd());
      assertEquals(INPUT_5, other.ask(READ_INPUT_5, 11));
    }
  }

  @Test
  void connections_above_the_limit_are_closed_and_a_place_that_is_left_is_free()
      throws IOException {
    try (Rig rig = new Rig(2).plain(1);
        RawClient first = new RawClient(rig.tcp())) {
      try (RawClient second = new RawClient(rig.tcp())) {
        assertEquals(INPUT_5, first.ask(READ_INPUT_5, 11));
        assertEquals(INPUT_5, second.ask(READ_INPUT_5, 11));
        try (RawClient third = new RawClient(rig.tcp())) {
          assertTrue(third.seesTheEnd());
        }
      }
      await()
          .ignoreExceptions()
          .untilAsserted(
              () -> {
                try (RawClient next = new RawClient(rig.tcp())) {
                  assertEquals(INPUT_5, next.ask(READ_INPUT_5, 11));
                }
              });
    }
  }

  @Test
  void a_master_that_does_not_read_is_cut_off() throws IOException {
    try (Rig rig = new Rig().plain(1);
        RawClient deaf = new RawClient(rig.tcp());
        RawClient other = new RawClient(rig.tcp())) {
      String hundred = " 00 01 00 00 00 06 01 04 00 00 00 7d".repeat(100).strip();
      await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(1))
          .until(
              () -> {
                try {
                  for (int i = 0; i < 100; i++) {
                    deaf.send(hundred);
                  }
                  return false;
                } catch (IOException cut) {
                  return true;
                }
              });
      assertEquals(INPUT_5, other.ask(READ_INPUT_5, 11));
    }
  }

  @Test
  void after_the_end_no_port_no_thread_and_no_file_is_left() throws IOException {
    LeakCheck check = LeakCheck.start();
    Rig rig = new Rig().plain(1);
    try (RawClient client = new RawClient(rig.tcp())) {
      assertEquals(INPUT_5, client.ask(READ_INPUT_5, 11));
      rig.close();
      assertTrue(client.seesTheEnd());
    }
    assertThrows(ConnectException.class, () -> new RawClient(rig.tcp()));
    check.assertNothingLeft();
  }
}
