// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.template;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A topic with placeholders {@code {gateway}}, {@code {client}}, {@code {device}}, {@code {point}}.
 *
 * @param text as configured
 */
public record TopicTemplate(String text) {
  /** Longest topic, in bytes of UTF-8. */
  public static final int MAX_BYTES = 65_535;

  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

  /**
   * Refuses with IllegalArgumentException, in words to be read behind the name of the setting, what can be no topic.
   *
   * @param allowed placeholders
   */
  public static TopicTemplate of(String text, Set<String> allowed) {
    Matcher places = PLACE.matcher(text);
    while (places.find()) {
      if (!allowed.contains(places.group(1))) {
        throw new IllegalArgumentException(
            "has no placeholder {" + places.group(1) + "}: " + new TreeSet<>(allowed));
      }
    }
    String rest = PLACE.matcher(text).replaceAll("");
    if (text.isBlank() || rest.chars().anyMatch(c -> c == '+' || c == '#' || c < ' ')) {
      throw new IllegalArgumentException("must be a topic without + and #");
    }
    if (rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) {
      throw new IllegalArgumentException("has a brace that is no placeholder");
    }
    if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES / 8) {
      throw new IllegalArgumentException("is too long");
    }
    return new TopicTemplate(text);
  }

  /** Whether it has this placeholder. */
  public boolean has(String place) {
    return text.contains("{" + place + "}");
  }

  /** With the placeholders filled in. */
  public String fill(Map<String, String> values) {
    return PLACE
        .matcher(text)
        .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), "")));
  }
}
