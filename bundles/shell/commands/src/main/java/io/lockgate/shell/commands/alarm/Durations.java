// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.alarm;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as users write them: 30m, 2h, 1d; 0 for none. */
final class Durations {
  private static final Pattern FORM = Pattern.compile("(\\d{1,6})([smhd])");

  private Durations() {}

  /** Throws IllegalArgumentException for anything else. */
  static Duration parse(String word) {
    if (word.equals("0")) {
      return Duration.ZERO;
    }
    Matcher matcher = FORM.matcher(word);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "no time '" + word + "': write 90s, 30m, 2h or 1d, or 0 to end it");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}
