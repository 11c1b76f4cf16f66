// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/**
 * A guide of the documentation, as somebody follows it who types what stands there.
 *
 * @param lines its text
 */
record Guide(List<String> lines) {
  private static final String COMMANDS = "```sh";
  private static final String END = "```";

  /** A file in {@code docs}. */
  static Guide of(String file) throws IOException {
    return new Guide(Files.readAllLines(Distribution.root().resolve("docs").resolve(file)));
  }

  /** The commands of some sections: all blocks marked {@code sh} below headings {@code ## 1.} and so on. */
  String commands(int first, int last) {
    StringBuilder commands = new StringBuilder();
    int section = 0;
    boolean inside = false;
    for (String line : lines) {
      if (line.matches("## [0-9]+\\..*")) {
        section = Integer.parseInt(line.substring(3, line.indexOf('.')));
      } else if (line.equals(inside ? END : COMMANDS)) {
        inside = !inside;
      } else if (inside && section >= first && section <= last) {
        commands.append(line).append('\n');
      }
    }
    if (commands.isEmpty()) {
      throw new AssertionError("no commands in sections " + first + " to " + last);
    }
    return commands.toString();
  }
}
