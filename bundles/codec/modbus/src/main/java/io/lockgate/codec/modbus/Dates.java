// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * Dates in four registers, in the manner of IEC 60870-5, UTC: year since 2000 (bits 0-6); month (bits 8-11) and day (bits
 * 0-4); hour (bits 8-12), invalid (bit 7) and minute (bits 0-5); milliseconds of the minute. Other bits (day of the week,
 * summer time) are not looked at, and written as 0. Registers always follow one another; only the order of bytes counts.
 */
public final class Dates {
  /** What stands for a date that is marked invalid or is none. */
  public static final long NO_DATE = Long.MIN_VALUE;

  /** Registers of a date. */
  public static final int WORDS = 4;

  private static final int INVALID_BIT = 0x80;
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = FIRST_YEAR + 127;

  private Dates() {}

  /**
   * Reads a date.
   *
   * @return milliseconds since 1970-01-01T00:00Z, or {@link #NO_DATE}
   * @throws IndexOutOfBoundsException it reaches beyond the data
   */
  public static long millis(Octets data, int register, RegisterOrder order) {
    int year = Registers.uint16(data, register, order) & 0x7F;
    int date = Registers.uint16(data, register + 1, order);
    int time = Registers.uint16(data, register + 2, order);
    int millis = Registers.uint16(data, register + 3, order);
    int month = date >> 8 & 0xF;
    int day = date & 0x1F;
    int hour = time >> 8 & 0x1F;
    int minute = time & 0x3F;
    boolean valid = (time & INVALID_BIT) == 0 && hour < 24 && minute < 60 && millis < 60_000;
    if (!valid || !exists(FIRST_YEAR + year, month, day)) {
      return NO_DATE;
    }
    return LocalDateTime.of(FIRST_YEAR + year, month, day, hour, minute)
                .toEpochSecond(ZoneOffset.UTC)
            * 1000
        + millis;
  }

  private static boolean exists(int year, int month, int day) {
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= YearMonth.of(year, month).lengthOfMonth();
  }

  /**
   * Writes a date: what does not lie in the years 2000 to 2127, {@link #NO_DATE} included, becomes the invalid mark, all
   * ones.
   *
   * @param target not moved
   * @param register counts from the target's index 0
   * @throws IndexOutOfBoundsException it reaches beyond the target
   */
  public static void put(ByteBuffer target, int register, RegisterOrder order, long epochMillis) {
    LocalDateTime when = LocalDateTime.ofInstant(Instant.ofEpochMilli(epochMillis), ZoneOffset.UTC);
    int year = when.getYear();
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      putWords(target, register, order, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF);
      return;
    }
    putWords(
        target,
        register,
        order,
        year - FIRST_YEAR,
        when.getMonthValue() << 8 | when.getDayOfMonth(),
        when.getHour() << 8 | when.getMinute(),
        (int) Math.floorMod(epochMillis, 60_000L));
  }

  private static void putWords(ByteBuffer target, int register, RegisterOrder order, int... words) {
    for (int i = 0; i < words.length; i++) {
      RegisterWriter.unsigned(target, register + i, 1, order, words[i]);
    }
  }
}
