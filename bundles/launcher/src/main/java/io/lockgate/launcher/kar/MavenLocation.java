// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.kar;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bundle locations that name one file of a Maven repository and nothing else: no host, no range, no placeholder. */
final class MavenLocation {
  private static final String WORD = "([A-Za-z0-9_.-]+)";
  private static final Pattern PLAIN =
      Pattern.compile(
          "mvn:" + WORD + "/" + WORD + "/([A-Za-z0-9_.+-]+)(?:/" + WORD + "(?:/" + WORD + ")?)?");
  private static final Set<String> MOVING = Set.of("LATEST", "RELEASE");

  private MavenLocation() {}

  /** Path of the file in the repository; empty when the location is not of the plain form. */
  static Optional<String> path(String location) {
    Matcher parts = PLAIN.matcher(location);
    if (!parts.matches() || MOVING.contains(parts.group(3).toUpperCase(Locale.ROOT))) {
      return Optional.empty();
    }
    String artifact = parts.group(2);
    String version = parts.group(3);
    String type = parts.group(4) == null ? "jar" : parts.group(4);
    String classifier = parts.group(5) == null ? "" : "-" + parts.group(5);
    return Optional.of(
        parts.group(1).replace('.', '/')
            + "/"
            + artifact
            + "/"
            + version
            + "/"
            + artifact
            + "-"
            + version
            + classifier
            + "."
            + type);
  }
}
