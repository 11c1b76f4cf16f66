// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.SerialLine;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PausesTest {
  private static final long START = -5_000_000_000L;

  private static LineTiming line(int baud, SerialLine.Parity parity, Duration gap) {
    return new LineTiming(new SerialLine("/dev/port", baud, 8, parity, 1, gap), START);
  }

  @Test
  void a_character_has_ten_bits_and_one_more_with_parity() {
    assertEquals(1_041_666, line(9_600, SerialLine.Parity.NONE, Duration.ZERO).character());
    assertEquals(1_145_833, line(9_600, SerialLine.Parity.EVEN, Duration.ZERO).character());
  }

  @Test
  void the_gap_begins_when_the_last_byte_is_on_the_line_or_heard() {
    LineTiming timing = line(9_600, SerialLine.Parity.NONE, Duration.ofMillis(4));
    assertEquals(START + 4_000_000, timing.maySendAt());
    timing.sent(START, 8);
    timing.sent(START + 1_000, 2);
    assertEquals(START + 10 * 1_041_666, timing.freeAt());
    assertEquals(START + 10 * 1_041_666 + 4_000_000, timing.maySendAt());
    timing.heard(START + 50_000_000);
    assertEquals(START + 54_000_000, timing.maySendAt());
  }

  @Test
  void a_silence_is_at_least_4_ms() {
    assertEquals(4_000_000, line(115_200, SerialLine.Parity.NONE, Duration.ZERO).silence());
    assertEquals(9_000_000, line(115_200, SerialLine.Parity.NONE, Duration.ofMillis(9)).silence());
  }

  @Test
  void the_rest_of_a_frame_is_waited_for_in_one_sleep() {
    LineTiming timing = line(19_200, SerialLine.Parity.NONE, Duration.ZERO);
    Pauses pauses = new Pauses(timing);
    timing.heard(START);
    assertEquals(70 * timing.character(), pauses.untilThere(START, 70));
  }

  @Test
  void a_reply_of_50_ms_takes_few_looks_and_is_seen_soon() {
    LineTiming timing = line(19_200, SerialLine.Parity.NONE, Duration.ZERO);
    Pauses pauses = new Pauses(timing);
    timing.sent(START, 8);
    long now = START;
    int looks = 0;
    long reply = timing.freeAt() + 50_000_000;
    while (now < reply) {
      now += pauses.untilReply(now);
      looks++;
    }
    assertTrue(looks < 30 && now - reply < 6_000_000, looks + " looks, late " + (now - reply));
  }
}
