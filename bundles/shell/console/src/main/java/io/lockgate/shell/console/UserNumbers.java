// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Numeric user ids: a number is a pseudonym, a name may be somebody's. Read once; a user made later counts as unknown.
 */
record UserNumbers(Map<String, String> byName) {
  static final String UNKNOWN = "unknown";

  private static final Logger LOG = LoggerFactory.getLogger(UserNumbers.class);

  /** Those of {@code /etc/passwd}; none when it cannot be read. */
  static UserNumbers ofThisHost() {
    try {
      return parse(Files.readAllLines(Path.of("/etc/passwd"), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      LOG.warn("user numbers cannot be read: {}", e.toString());
      return new UserNumbers(Map.of());
    }
  }

  /** Reads lines {@code name:password:number:...} (passwd(5)); others are passed over. */
  static UserNumbers parse(List<String> lines) {
    Map<String, String> byName = new HashMap<>();
    for (String line : lines) {
      String[] fields = line.split(":", 4);
      if (fields.length == 4 && isNumber(fields[2])) {
        byName.putIfAbsent(fields[0], fields[2]);
      }
    }
    return new UserNumbers(Map.copyOf(byName));
  }

  /** The number of a user; a user without a name is already named by its number. */
  String of(String name) {
    return isNumber(name) ? name : byName.getOrDefault(name, UNKNOWN);
  }

  private static boolean isNumber(String text) {
    return text.matches("[0-9]{1,10}");
  }
}
