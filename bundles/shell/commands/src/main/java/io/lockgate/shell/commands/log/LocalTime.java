// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/**
 * Times of a place, always with their offset from UTC: when clocks are set back, the same local time comes twice, with two
 * offsets.
 */
final class LocalTime {
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);
  private static final DateTimeFormatter CELL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final int SECONDS = 60;

  private final ZoneId zone;

  private LocalTime(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * Of a zone.
   *
   * @param name {@code Europe/Berlin}, {@code UTC}; empty for that of the gateway
   * @throws IllegalArgumentException there is no such zone
   */
  static LocalTime of(String name) {
    try {
      return new LocalTime(name.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(name));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "no time zone '" + name + "': write Europe/Berlin or UTC", e);
    }
  }

  /**
   * Reads {@code 2026-11-01} (its first moment), {@code 2026-11-01T10:00} here, or a time with offset or Z. Of a local time
   * that comes twice it is the first.
   *
   * @throws IllegalArgumentException it is none of these
   */
  Instant parse(String word) {
    try {
      if (word.indexOf('T') < 0) {
        return LocalDate.parse(word).atStartOfDay(zone).toInstant();
      } else if (word.matches(".*(Z|[+-][0-9]{2}(:?[0-9]{2})?)")) {
        return OffsetDateTime.parse(word).toInstant();
      }
      return LocalDateTime.parse(word).atZone(zone).toInstant();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "no time '" + word + "': write 2026-11-01, 2026-11-01T10:00 or 2026-11-01T09:00Z", e);
    }
  }

  /** {@code 2026-11-01T10:00:00.000+01:00}. */
  String show(Instant time) {
    return SHOWN.format(time.atZone(zone));
  }

  /** {@code 2026-11-01 10:00:00}; with {@link #offset} it is one moment. */
  String cell(Instant time) {
    return CELL.format(time.atZone(zone));
  }

  /** Minutes that local time is ahead of UTC at a moment. */
  int offset(Instant time) {
    return zone.getRules().getOffset(time).getTotalSeconds() / SECONDS;
  }
}
