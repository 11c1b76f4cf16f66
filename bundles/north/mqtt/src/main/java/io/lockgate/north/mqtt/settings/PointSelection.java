// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.settings;

import io.lockgate.api.point.PointId;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which points go to a broker: patterns of {@code device/point} in which {@code *} stands for any characters; without any,
 * all do.
 */
public final class PointSelection {
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9._*/-]{1,129}");

  private final List<Pattern> patterns;

  private PointSelection(List<Pattern> patterns) {
    this.patterns = patterns;
  }

  /**
   * Reads patterns, divided by blanks or commas.
   *
   * @throws IllegalArgumentException one cannot be an address; the message is to be read behind the setting's name
   */
  public static PointSelection of(String text) {
    return new PointSelection(
        Arrays.stream(text.split("[\\s,]+"))
            .filter(part -> !part.isEmpty())
            .map(PointSelection::pattern)
            .toList());
  }

  private static Pattern pattern(String part) {
    if (!PART.matcher(part).matches()) {
      throw new IllegalArgumentException("has a pattern that cannot be an address: " + part);
    }
    return Pattern.compile(
        Arrays.stream(part.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
  }

  /** Whether a point goes there. */
  public boolean wants(PointId point) {
    return patterns.isEmpty()
        || patterns.stream().anyMatch(each -> each.matcher(point.toString()).matches());
  }
}
