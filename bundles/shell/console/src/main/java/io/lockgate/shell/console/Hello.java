// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.console;

import java.util.HashMap;
import java.util.Map;
import org.jline.terminal.Size;

/**
 * What a client says first.
 *
 * @param terminal type of its terminal, as in {@code TERM}
 * @param columns 1 to 1000
 * @param lines 1 to 1000
 * @param command one line to run; empty for an interactive session
 */
record Hello(String terminal, int columns, int lines, String command) {
  private static final int LARGEST = 1000;

  /** Reads lines {@code KEY=value}; what is missing or makes no sense gets the usual value. */
  static Hello parse(String text) {
    Map<String, String> values = new HashMap<>();
    for (String line : text.split("\n", -1)) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        values.putIfAbsent(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    String terminal = values.getOrDefault("TERM", "dumb");
    return new Hello(
        terminal.matches("[A-Za-z0-9+._-]{1,64}") ? terminal : "dumb",
        within(values.getOrDefault("COLUMNS", ""), 80),
        within(values.getOrDefault("LINES", ""), 24),
        values.getOrDefault("COMMAND", "").strip());
  }

  /** Reads {@code columns lines}; the usual size when it is something else. */
  static Size size(String text) {
    int blank = text.indexOf(' ');
    return blank < 0
        ? new Size(80, 24)
        : new Size(within(text.substring(0, blank), 80), within(text.substring(blank + 1), 24));
  }

  private static int within(String text, int usual) {
    try {
      int value = Integer.parseInt(text.strip());
      return value >= 1 && value <= LARGEST ? value : usual;
    } catch (NumberFormatException e) {
      return usual;
    }
  }
}
