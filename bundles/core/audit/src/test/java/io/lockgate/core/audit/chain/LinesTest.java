// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.time.ClockQuality;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LinesTest {
  private static final Instant NOON = Instant.parse("2026-03-04T12:00:00.007Z");

  @Test
  void a_record_looks_like_this() {
    Line.Entry entry = entry("was \"5\"\nnow 7\u202e", NOON);
    String expected =
        "{\"seq\":42,\"time\":\"2026-03-04T12:00:00.007Z\",\"clock\":\"synced\","
            + "\"category\":\"CONFIGURATION\",\"type\":\"VALUE_CHANGED\",\"source\":\"console\","
            + "\"who\":\"root\",\"id\":\"pid\",\"result\":\"OK\","
            + "\"detail\":\"was \\\"5\\\"\\u000anow 7\\u202e\",\"hash\":\""
            + entry.record().hash()
            + "\"}\n";
    assertEquals(expected, new String(Lines.encode(entry), StandardCharsets.UTF_8));
  }

  @Test
  void what_was_written_is_read_back() throws ChainException {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      char[] text = new char[random.nextInt(40)];
      for (int c = 0; c < text.length; c++) {
        text[c] = (char) random.nextInt(random.nextBoolean() ? 128 : 65536);
      }
      Line.Entry entry = entry(new String(text), NOON.plusMillis(random.nextInt()));
      assertEquals(entry, Lines.parse(chomped(Lines.encode(entry))));
    }
  }

  @Test
  void the_longest_record_fits_in_a_line() throws ChainException {
    String controls = "\u0001".repeat(5000);
    AuditEvent event =
        new AuditEvent(
            AuditEvent.Category.CONFIGURATION,
            "T".repeat(64),
            controls,
            controls,
            controls,
            AuditEvent.Result.REFUSED,
            controls);
    Line.Entry entry =
        Lines.entry(999_999_999_999_999_999L, NOON, ClockQuality.UNSYNCED, event, Head.ZERO_HASH);
    byte[] line = Lines.encode(entry);
    assertTrue(line.length <= Line.MAX_BYTES, line.length + " bytes");
    assertEquals(entry, Lines.parse(chomped(line)));
  }

  @Test
  void a_clock_far_off_still_gives_a_readable_stamp() throws ChainException {
    for (Instant time : new Instant[] {Instant.MIN, Instant.MAX, Instant.EPOCH}) {
      Line.Entry entry = entry("x", time);
      assertEquals(entry, Lines.parse(chomped(Lines.encode(entry))));
    }
  }

  @Test
  void any_changed_byte_is_refused_or_breaks_the_hash() {
    byte[] line = chomped(Lines.encode(entry("größer \"quoted\" \u0007", NOON)));
    for (int at = 0; at < line.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] changed = line.clone();
        changed[at] ^= (byte) (1 << bit);
        assertTrue(refusedOrBroken(changed), "byte " + at + " bit " + bit);
      }
    }
  }

  @Test
  void garbage_is_refused_with_the_declared_exception() {
    Random random = new Random(3);
    byte[] line = chomped(Lines.encode(entry("x", NOON)));
    for (int i = 0; i < 100_000; i++) {
      byte[] garbage = Arrays.copyOf(line, random.nextInt(line.length));
      for (int n = random.nextInt(4); n > 0 && garbage.length > 0; n--) {
        garbage[random.nextInt(garbage.length)] = (byte) random.nextInt();
      }
      assertThrows(ChainException.class, () -> Lines.parse(garbage));
    }
  }

  private static boolean refusedOrBroken(byte[] line) {
    try {
      return !(Lines.parse(line) instanceof Line.Entry entry)
          || !Lines.follows(entry, Head.ZERO_HASH);
    } catch (ChainException e) {
      return true;
    }
  }

  private static Line.Entry entry(String detail, Instant time) {
    AuditEvent event =
        new AuditEvent(
            AuditEvent.Category.CONFIGURATION,
            "VALUE_CHANGED",
            "console",
            "root",
            "pid",
            AuditEvent.Result.OK,
            detail);
    return Lines.entry(42, time, ClockQuality.SYNCED, event, Head.ZERO_HASH);
  }

  private static byte[] chomped(byte[] line) {
    return Arrays.copyOf(line, line.length - 1);
  }
}
