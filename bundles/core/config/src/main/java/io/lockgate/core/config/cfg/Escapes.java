// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.cfg;

/**
 * How characters that would be misread stand in a file: {@code \\ \n \r \t \s} (space) {@code \= \#} and a backslash,
 * {@code u} and four hexadecimal digits. Backslash and comma stay two characters: the escape of a comma within a list
 * element belongs to the value.
 */
public final class Escapes {
  private static final String LETTERS = "\\nrts=#";
  private static final String MEANINGS = "\\\n\r\t =#";

  private Escapes() {}

  /** Text of a file to plain text. */
  public static String decode(String escaped) throws BadEscapeException {
    StringBuilder plain = new StringBuilder(escaped.length());
    int i = 0;
    while (i < escaped.length()) {
      char c = escaped.charAt(i);
      if (c == '\\') {
        i += decodeOne(escaped, i + 1, plain);
      } else {
        plain.append(c);
        i++;
      }
    }
    return plain.toString();
  }

  /** Decodes what follows a backslash; returns the length of the escape, backslash included. */
  private static int decodeOne(String escaped, int at, StringBuilder plain)
      throws BadEscapeException {
    if (at == escaped.length()) {
      throw new BadEscapeException("a single \\ at the end; write \\\\ for a backslash");
    }
    char letter = escaped.charAt(at);
    int known = LETTERS.indexOf(letter);
    if (known >= 0) {
      plain.append(MEANINGS.charAt(known));
    } else if (letter == ',') {
      plain.append("\\,");
    } else if (letter == 'u') {
      plain.append(unicode(escaped, at + 1));
      return 6;
    } else {
      throw new BadEscapeException("\\" + letter + " means nothing; write \\\\ for a backslash");
    }
    return 2;
  }

  /** A value as it can stand after {@code =}. */
  public static String encodeValue(String value) {
    StringBuilder out = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean edge = i == 0 || i == value.length() - 1;
      if (c == '\\' && value.startsWith(",", i + 1)) {
        out.append(c);
      } else if (c == '\\' || Character.isISOControl(c) || (c == ' ' && edge)) {
        appendEscaped(out, c);
      } else if (Character.isSurrogate(c) && !isPaired(value, i)) {
        appendEscaped(out, c);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** A key as it can stand before {@code =}. */
  public static String encodeKey(String key) {
    StringBuilder out = new StringBuilder(key.length());
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (MEANINGS.indexOf(c) >= 0 || c == '[' || c > '~' || c < ' ') {
        appendEscaped(out, c);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static void appendEscaped(StringBuilder out, char c) {
    int known = MEANINGS.indexOf(c);
    if (known >= 0) {
      out.append('\\').append(LETTERS.charAt(known));
    } else {
      out.append(String.format("\\u%04x", (int) c));
    }
  }

  private static boolean isPaired(String text, int i) {
    char c = text.charAt(i);
    return Character.isHighSurrogate(c)
        ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }

  private static char unicode(String escaped, int from) throws BadEscapeException {
    if (from + 4 > escaped.length()) {
      throw new BadEscapeException("\\u needs four hexadecimal digits");
    }
    int code = 0;
    for (int i = from; i < from + 4; i++) {
      char digit = escaped.charAt(i);
      int weight = digit < 128 ? Character.digit(digit, 16) : -1;
      if (weight < 0) {
        throw new BadEscapeException("\\u needs four hexadecimal digits");
      }
      code = code * 16 + weight;
    }
    return (char) code;
  }
}
