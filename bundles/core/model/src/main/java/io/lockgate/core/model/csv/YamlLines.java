// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.model.csv;

import io.lockgate.core.model.yaml.At;
import java.util.ArrayList;
import java.util.List;

/** Writes a YAML document line by line, and remembers from where in another text each line came. */
final class YamlLines {
  private static final String PLAIN = " ._/|+-";

  private final StringBuilder text = new StringBuilder();
  private final List<At> sources = new ArrayList<>();
  private boolean first;

  /** The next line begins an item of a list. */
  void item() {
    first = true;
  }

  /** A line without a value: {@code points:}. */
  void key(At source, String indent, String key) {
    line(source, indent, quoted(key) + ":");
  }

  /** A key and its value. */
  void value(At source, String indent, String key, String value) {
    line(source, indent, quoted(key) + ": " + quoted(value));
  }

  /** A key and its value, unless that is empty. */
  void unlessEmpty(At source, String indent, String key, String value) {
    if (!value.isEmpty()) {
      value(source, indent, key, value);
    }
  }

  /** Where the line with this number, from 1, came from; that of the last one for lines beyond. */
  At source(int line) {
    return sources.isEmpty()
        ? At.BEGIN
        : sources.get(Math.max(0, Math.min(line, sources.size()) - 1));
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private void line(At source, String indent, String line) {
    text.append(first ? indent.substring(2) + "- " : indent).append(line).append('\n');
    first = false;
    sources.add(source);
  }

  /** Whether YAML takes it as it is: letters, digits and a few signs; begins with a letter or digit, or is a number. */
  private static boolean isPlain(String value) {
    boolean negative = value.length() > 1 && value.charAt(0) == '-' && isDigit(value.charAt(1));
    return !value.isEmpty()
        && !value.equals("null")
        && (negative || isWord(value.charAt(0)))
        && !value.endsWith(" ")
        && value.chars().allMatch(c -> isWord(c) || PLAIN.indexOf(c) >= 0);
  }

  private static boolean isWord(int c) {
    return isDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static String quoted(String value) {
    if (isPlain(value)) {
      return value;
    }
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (Character.isISOControl(c) || c == '\uFEFF') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
