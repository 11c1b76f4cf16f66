// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.record;

import io.lockgate.api.point.PointId;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * A rule for some points.
 *
 * @param points {@code device/point}, with {@code *} for any characters
 * @param rule how densely they are logged
 */
public record PointRule(String points, Rule rule) {
  /** The one that holds comes first: that with the most characters besides stars. */
  static final Comparator<PointRule> ORDER =
      Comparator.<PointRule>comparingInt(each -> -each.points.replace("*", "").length())
          .thenComparing(PointRule::points);

  private static final String FORM = "[A-Za-z0-9._*-]+/[A-Za-z0-9._*-]+|\\*";

  /** Refuses a pattern that is none with IllegalArgumentException. */
  public PointRule {
    if (!points.matches(FORM)) {
      throw new IllegalArgumentException(
          "points are written device/point, with * for any characters: '" + points + "'");
    }
  }

  /** Whether it is about a point. */
  boolean isAbout(PointId point) {
    String[] parts = points.split("\\*", -1);
    StringBuilder expression = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      expression.append(i == 0 ? "" : ".*").append(Pattern.quote(parts[i]));
    }
    return Pattern.matches(expression.toString(), point.toString());
  }
}
