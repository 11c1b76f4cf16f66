// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.cfg;

/** One line of a {@code .cfg} file; {@code raw} is the text without its line end. */
sealed interface CfgLine {
  String raw();

  /** Blank, or a comment. */
  record Layout(String raw) implements CfgLine {}

  /**
   * A setting.
   *
   * @param before everything in front of the value, layout included
   */
  record Setting(String raw, String before, String key, String value) implements CfgLine {}

  /** Neither. */
  record Faulty(String raw, String key, String reason) implements CfgLine {}

  static CfgLine parse(String raw) {
    String text = trim(raw);
    if (text.isEmpty() || text.charAt(0) == '#') {
      return new Layout(raw);
    }
    int equals = separator(raw);
    if (equals < 0) {
      return new Faulty(raw, "", "no '=' in this line; a comment begins with '#'");
    }
    String rawKey = trim(raw.substring(0, equals));
    if (rawKey.isEmpty()) {
      return new Faulty(raw, "", "no name before '='");
    }
    int start = equals + 1;
    while (start < raw.length() && isBlank(raw.charAt(start))) {
      start++;
    }
    try {
      String key = Escapes.decode(rawKey);
      return new Setting(
          raw, raw.substring(0, start), key, Escapes.decode(trim(raw.substring(start))));
    } catch (BadEscapeException e) {
      return new Faulty(raw, rawKey, String.valueOf(e.getMessage()));
    }
  }

  /** Position of the first {@code =} that is not escaped, -1 when there is none. */
  private static int separator(String raw) {
    boolean escaped = false;
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) == '=' && !escaped) {
        return i;
      }
      escaped = raw.charAt(i) == '\\' && !escaped;
    }
    return -1;
  }

  private static String trim(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\f';
  }
}
