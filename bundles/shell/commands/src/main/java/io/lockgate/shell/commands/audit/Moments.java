// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Times as users write them, always UTC. */
final class Moments {
  private Moments() {}

  /**
   * Reads {@code 2026-11-01} (its first moment) or {@code 2026-11-01T10:00:00Z}.
   *
   * @throws IllegalArgumentException it is neither
   */
  static Instant parse(String word) {
    try {
      return word.indexOf('T') < 0
          ? LocalDate.parse(word).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(word);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "no time '" + word + "': write 2026-11-01 or 2026-11-01T10:00:00Z", e);
    }
  }
}
