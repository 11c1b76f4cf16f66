// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.carrier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.driver.sim.bus.Fault;
import io.lockgate.driver.sim.pdu.CheckSum;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What each fault looks like on either path; unit 5 has it, unit 1 beside it has none. */
class FaultsTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
  private static final Duration LATE = Duration.ofMillis(300);
  private static final String TCP_READ = "00 07 00 00 00 06 05 04 00 05 00 01";
  private static final String TCP_SOUND = "00 07 00 00 00 05 05 04 02 00 05";
  private static final String TCP_OTHER = "00 08 00 00 00 06 01 04 00 05 00 01";
  private static final String TCP_OTHER_SOUND = "00 08 00 00 00 05 01 04 02 00 05";
  private static final String RTU_READ = "05 04 00 05 00 01 20 4f";
  private static final String RTU_SOUND = "05 04 02 00 05 88 f3";
  private static final String RTU_OTHER = "01 04 00 05 00 01 21 cb";
  private static final String RTU_OTHER_SOUND = "01 04 02 00 05 79 33";

  private static Rig rig(Fault fault) throws IOException {
    return new Rig().plain(1).plain(5, fault, 100, LATE);
  }

  private static String tcp(Fault fault, int bytes) throws IOException {
    try (Rig rig = rig(fault);
        RawClient client = new RawClient(rig.tcp())) {
      return client.ask(TCP_READ, bytes);
    }
  }

  private static String rtu(Fault fault, int bytes) throws IOException {
    try (Rig rig = rig(fault);
        RawClient client = new RawClient(rig.rtu())) {
      return client.ask(RTU_READ, bytes);
    }
  }

  @Test
  void none_is_none() throws IOException {
    assertEquals(TCP_SOUND, tcp(Fault.NONE, 11));
    assertEquals(RTU_SOUND, rtu(Fault.NONE, 7));
  }

  @Test
  void silent_says_nothing_and_does_nothing_and_the_others_answer() throws IOException {
    try (Rig rig = rig(Fault.SILENT);
        RawClient tcp = new RawClient(rig.tcp());
        RawClient rtu = new RawClient(rig.rtu())) {
      assertTrue(tcp.send(TCP_READ).hearsNothing());
      assertEquals(TCP_OTHER_SOUND, tcp.ask(TCP_OTHER, 11));
      assertTrue(rtu.send(RTU_READ).hearsNothing());
      assertEquals(RTU_OTHER_SOUND, rtu.ask(RTU_OTHER, 7));
    }
  }

  @Test
  void slow_comes_after_its_delay_and_holds_up_nobody() throws IOException {
    try (Rig rig = rig(Fault.SLOW);
        RawClient tcp = new RawClient(rig.tcp());
        RawClient rtu = new RawClient(rig.rtu())) {
      long sent = System.nanoTime();
      tcp.send(TCP_READ);
      rtu.send(RTU_READ);
      assertEquals(TCP_OTHER_SOUND, tcp.ask(TCP_OTHER, 11));
      assertEquals(RTU_OTHER_SOUND, rtu.ask(RTU_OTHER, 7));
      assertEquals(TCP_SOUND, tcp.receive(11));
      assertEquals(RTU_SOUND, rtu.receive(7));
      long took = System.nanoTime() - sent;
      assertTrue(took >= LATE.toNanos(), "after " + took + " ns");
    }
  }

  @Test
  void wrong_id_answers_under_the_next_unit() throws IOException {
    assertEquals("00 07 00 00 00 05 06 04 02 00 05", tcp(Fault.WRONG_ID, 11));
    assertEquals("06 04 02 00 05 cc f3", rtu(Fault.WRONG_ID, 7));
  }

  @Test
  void half_frame_stops_in_the_middle() throws IOException {
    try (Rig rig = rig(Fault.HALF_FRAME);
        RawClient tcp = new RawClient(rig.tcp());
        RawClient rtu = new RawClient(rig.rtu())) {
      assertEquals("00 07 00 00 00", tcp.ask(TCP_READ, 5));
      assertTrue(tcp.hearsNothing());
      assertEquals("05 04 02", rtu.ask(RTU_READ, 3));
      assertTrue(rtu.hearsNothing());
    }
  }

  @Test
  void exception_is_device_failure() throws IOException {
    assertEquals("00 07 00 00 00 03 05 84 04", tcp(Fault.EXCEPTION, 9));
    assertEquals("05 84 04 03 02", rtu(Fault.EXCEPTION, 5));
  }

  @Test
  void noise_is_such_that_a_master_must_notice() throws IOException {
    for (int i = 0; i < 20; i++) {
      byte[] tcp = HEX.parseHex(tcp(Fault.NOISE, 11));
      assertTrue(tcp[2] != 0 || tcp[3] != 0, HEX.formatHex(tcp));
      byte[] rtu = HEX.parseHex(rtu(Fault.NOISE, 7));
      assertTrue(!CheckSum.right(rtu), HEX.formatHex(rtu));
    }
  }

  @Test
  void a_rate_strikes_some_answers_and_the_same_ones_for_the_same_seed() throws IOException {
    String first = pattern();
    assertEquals(first, pattern());
    long faulty = first.chars().filter(c -> c == 'x').count();
    assertTrue(faulty > 10 && faulty < 50, first);
    assertNotEquals("x".repeat(100), first);
  }

  private static String pattern() throws IOException {
    StringBuilder pattern = new StringBuilder();
    try (Rig rig = new Rig().plain(5, Fault.WRONG_ID, 30, LATE);
        RawClient client = new RawClient(rig.tcp())) {
      for (int i = 0; i < 100; i++) {
        pattern.append(client.ask(TCP_READ, 11).equals(TCP_SOUND) ? '.' : 'x');
      }
    }
    return pattern.toString();
  }
}
