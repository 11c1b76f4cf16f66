// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.kar;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Bundle locations that name one file of a Maven repository and nothing else: no host, no range, no placeholder. */
final class MavenLocation {
  private static final String SCHEME = "mvn:";
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.+-]+");
  private static final Set<String> MOVING = Set.of("LATEST", "RELEASE");
  private static final int VERSION = 2;
  private static final int TYPE = 3;
  private static final int CLASSIFIER = 4;

  private MavenLocation() {}

  /**
   * Path of the file in the repository; empty when the location is not of the form {@code
   * mvn:group/artifact/version[/type[/classifier]]}.
   */
  static Optional<String> path(String location) {
    if (!location.startsWith(SCHEME)) {
      return Optional.empty();
    }
    String[] parts = location.substring(SCHEME.length()).split("/", -1);
    if (parts.length <= VERSION
        || parts.length > CLASSIFIER + 1
        || !Stream.of(parts).allMatch(part -> WORD.matcher(part).matches())
        || MOVING.contains(parts[VERSION].toUpperCase(Locale.ROOT))) {
      return Optional.empty();
    }
    String type = parts.length > TYPE ? parts[TYPE] : "jar";
    String classifier = parts.length > CLASSIFIER ? "-" + parts[CLASSIFIER] : "";
    String file = parts[1] + "-" + parts[VERSION] + classifier + "." + type;
    String folder = parts[0].replace('.', '/') + "/" + parts[1] + "/" + parts[VERSION];
    return Optional.of(folder + "/" + file);
  }
}
