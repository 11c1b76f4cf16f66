// SPDX-License-Identifier: Apache-2.0
package io.lockgate.packager;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * The list of bundles the framework starts with, as Karaf's plugin wrote it: brought into one order, so that two builds
 * agree, and with the features service last. That one only keeps books at a boot (everything is already there), and
 * would compete with what the operator waits for.
 */
final class StartList {
  private static final int LAST = 90;
  private static final List<String> BOOK_KEEPERS =
      List.of(
          "org.apache.karaf.features.core/",
          "org.apache.karaf.features.command/",
          "org.apache.karaf.kar.core/");

  private StartList() {}

  /** One bundle and its start level. */
  private record Entry(int level, String location) {
    static Entry parse(String line) {
      int equals = line.lastIndexOf('=');
      String location = line.substring(0, equals).trim();
      boolean last = BOOK_KEEPERS.stream().anyMatch(location::contains);
      return new Entry(last ? LAST : Integer.parseInt(line.substring(equals + 1).trim()), location);
    }

    String render() {
      return location + " = " + level;
    }
  }

  static void order(Path file) throws IOException {
    List<String> lines =
        Files.readAllLines(file).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(Entry::parse)
            .sorted(Comparator.comparingInt(Entry::level).thenComparing(Entry::location))
            .map(Entry::render)
            .toList();
    Files.write(file, lines);
  }
}
