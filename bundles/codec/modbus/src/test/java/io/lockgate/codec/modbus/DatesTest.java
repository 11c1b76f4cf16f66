// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
  @ParameterizedTest
  @CsvSource({
    // year; month, day; hour, minute; milliseconds
    "0000 0101 0000 0000, 2000-01-01T00:00:00Z",
    "0018 021d 173b ea5f, 2024-02-29T23:59:59.999Z",
    "007f 0c1f 0c00 0001, 2127-12-31T12:00:00.001Z"
  })
  void dateHasTheseWords(String words, Instant when) {
    ByteBuffer target = ByteBuffer.allocate(10);
    Dates.put(target, 1, RegisterOrder.ABCD, when.toEpochMilli());
    assertEquals(Hex.buffer("0000" + words), target);
    assertEquals(when.toEpochMilli(), Dates.millis(Octets.copyOf(target), 1, RegisterOrder.ABCD));
  }

  @Test
  void dayOfTheWeekAndSummerTimeAreNotLookedAt() {
    Octets data = Octets.copyOf(Hex.bytes("ff99 f2ff 973b 0000"));
    assertEquals(
        Instant.parse("2025-02-28T23:59:00Z").toEpochMilli(),
        Dates.millis(Octets.copyOf(Hex.bytes("ff99 f2fc 973b 0000")), 0, RegisterOrder.ABCD));
    assertEquals(Dates.NO_DATE, Dates.millis(data, 0, RegisterOrder.ABCD));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ffff ffff ffff ffff", // the invalid mark
        "0019 0101 0080 0000", // marked invalid
        "0019 0001 0000 0000", // month 0
        "0019 0d01 0000 0000", // month 13
        "0019 0100 0000 0000", // day 0
        "0019 021d 0000 0000", // 29 February 2025
        "0019 0101 1800 0000", // hour 24
        "0019 0101 003c 0000", // minute 60
        "0019 0101 0000 ea60" // 60,000 milliseconds
      })
  void whatIsNoDateGivesNone(String words) {
    assertEquals(
        Dates.NO_DATE, Dates.millis(Octets.copyOf(Hex.bytes(words)), 0, RegisterOrder.ABCD));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1999-12-31T23:59:59.999Z", "2128-01-01T00:00:00Z", "1970-01-01T00:00:00Z"})
  void outsideItsYearsTheInvalidMarkIsWritten(Instant when) {
    assertAllOnes(when.toEpochMilli());
  }

  @Test
  void noDateIsTheInvalidMark() {
    assertAllOnes(Dates.NO_DATE);
    assertAllOnes(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @EnumSource
  void datesComeBackEqual(RegisterOrder order) {
    SplittableRandom random = new SplittableRandom(order.name().hashCode());
    long first = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();
    long end = Instant.parse("2128-01-01T00:00:00Z").toEpochMilli();
    ByteBuffer target = ByteBuffer.allocate(8);
    for (int i = 0; i < 10_000; i++) {
      long when = random.nextLong(first, end);
      Dates.put(target, 0, order, when);
      assertEquals(when, Dates.millis(Octets.copyOf(target), 0, order));
    }
    assertThrows(IndexOutOfBoundsException.class, () -> Dates.millis(Octets.of(1, 2, 3), 0, order));
  }

  private static void assertAllOnes(long epochMillis) {
    ByteBuffer target = ByteBuffer.allocate(8);
    Dates.put(target, 0, RegisterOrder.DCBA, epochMillis);
    assertEquals(Hex.buffer("ffff ffff ffff ffff"), target);
  }
}
