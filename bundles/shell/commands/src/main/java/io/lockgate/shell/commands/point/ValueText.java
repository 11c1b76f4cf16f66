// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.point;

import io.lockgate.api.model.PointModel;
import io.lockgate.api.point.Value;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Values as users write them, in the unit of the point. */
final class ValueText {
  private static final int MOST_BITS = 64;
  private static final int REGISTER = 16;

  private ValueText() {}

  /**
   * The value for a point.
   *
   * @throws IllegalArgumentException the text is no value of the point's type
   */
  static Value parse(PointModel point, String text) {
    return switch (point.type()) {
      case BOOL -> flag(text);
      case TEXT -> Value.of(text);
      case TIMESTAMP -> moment(text);
      case BITS -> bits(point, text);
      default -> number(text);
    };
  }

  private static Value flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "on", "1" -> Value.of(true);
      case "false", "off", "0" -> Value.of(false);
      default -> throw new IllegalArgumentException("write true or false, not '" + text + "'");
    };
  }

  private static Value moment(String text) {
    try {
      return Value.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("write a time as 2026-01-31T12:00:00Z", e);
    }
  }

  /** Binary digits, as many as there are flags, or hexadecimal after {@code 0x}. */
  private static Value bits(PointModel point, String text) {
    try {
      if (text.startsWith("0x")) {
        String length = point.options().getOrDefault("length", "");
        int width = length.matches("[0-9]{1,2}") ? Integer.parseInt(length) : REGISTER;
        return new Value.Bits(Long.parseUnsignedLong(text.substring(2), 16), width);
      }
      if (text.length() <= MOST_BITS) {
        return new Value.Bits(Long.parseUnsignedLong(text, 2), text.length());
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("write binary digits, or 0x and a number", e);
    }
    throw new IllegalArgumentException("at most 64 binary digits");
  }

  private static Value number(String text) {
    try {
      if (text.matches("[-+]?[0-9]{1,18}")) {
        return Value.of(Long.parseLong(text));
      }
      Value value = Value.of(Double.parseDouble(text));
      if (!value.isMissing()) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("write a number, not '" + text + "'", e);
    }
    throw new IllegalArgumentException("write a finite number");
  }
}
