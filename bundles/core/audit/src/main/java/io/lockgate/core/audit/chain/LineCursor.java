// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.chain;

/** Reads one line from left to right in the one order its form allows. Not thread-safe. */
final class LineCursor {
  private static final int HASH_CHARS = 64;
  private static final int MAX_DIGITS = 18;

  private final String text;
  private int at;

  LineCursor(String text) {
    this.text = text;
  }

  LineCursor expect(String literal) throws ChainException {
    if (!text.startsWith(literal, at)) {
      throw new ChainException("malformed line");
    }
    at += literal.length();
    return this;
  }

  long number() throws ChainException {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == start || at - start > MAX_DIGITS) {
      throw new ChainException("malformed number");
    }
    return Long.parseLong(text, start, at, 10);
  }

  String hash() throws ChainException {
    String value = string();
    if (value.length() != HASH_CHARS || !value.chars().allMatch(LineCursor::isHexDigit)) {
      throw new ChainException("malformed hash");
    }
    return value;
  }

  String string() throws ChainException {
    expect("\"");
    StringBuilder out = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return out.toString();
      }
      out.append(c == '\\' ? escaped() : c);
    }
    throw new ChainException("malformed text");
  }

  void end() throws ChainException {
    if (at != text.length()) {
      throw new ChainException("malformed line");
    }
  }

  private char escaped() throws ChainException {
    if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\\')) {
      return text.charAt(at++);
    }
    expect("u");
    if (at + 4 > text.length()
        || !text.substring(at, at + 4).chars().allMatch(LineCursor::isHexDigit)) {
      throw new ChainException("malformed escape");
    }
    at += 4;
    return (char) Integer.parseInt(text, at - 4, at, 16);
  }

  private static boolean isHexDigit(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }
}
