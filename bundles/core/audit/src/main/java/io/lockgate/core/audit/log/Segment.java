// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.log;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file of the log.
 *
 * @param first sequence number of its first record
 * @param file where it is
 */
record Segment(long first, Path file) {
  private static final Pattern NAME = Pattern.compile("audit-(\\d{12})\\.log");

  static Segment in(Path folder, long first) {
    return new Segment(first, folder.resolve("audit-%012d.log".formatted(first)));
  }

  /** The segment a file is by its name; empty for any other file. */
  static Optional<Segment> of(Path file) {
    Path name = file.getFileName();
    Matcher matcher = NAME.matcher(name == null ? "" : name.toString());
    return matcher.matches()
        ? Optional.of(new Segment(Long.parseLong(matcher.group(1)), file))
        : Optional.empty();
  }
}
