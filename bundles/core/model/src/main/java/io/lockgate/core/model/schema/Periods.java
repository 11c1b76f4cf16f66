// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.model.schema;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as model files write them: {@code 500ms}, {@code 1s}, {@code 5min}, {@code 1h}, {@code 1d}. */
public final class Periods {
  /** What is written, for messages. */
  public static final String FORM = "a whole number with ms, s, min, h or d, such as 500ms";

  private static final Pattern PERIOD = Pattern.compile("([0-9]{1,9}) ?(ms|s|min|h|d)");

  private Periods() {}

  /** Empty when it is of no such form. */
  public static Optional<Duration> parse(String text) {
    Matcher matcher = PERIOD.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(number);
          case "s" -> Duration.ofSeconds(number);
          case "min" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        });
  }

  /** The shortest way to write it; exact to the millisecond. */
  public static String text(Duration period) {
    long millis = period.toMillis();
    if (millis % 1000 != 0) {
      return millis + "ms";
    }
    long seconds = millis / 1000;
    if (seconds != 0 && seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds != 0 && seconds % 3600 == 0) {
      return seconds / 3600 + "h";
    }
    return seconds != 0 && seconds % 60 == 0 ? seconds / 60 + "min" : seconds + "s";
  }
}
