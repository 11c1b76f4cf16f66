// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.json;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One object whose members are texts, numbers, flags or null; nothing inside of it. Enough for a command.
 *
 * @param members {@link String}, {@link BigDecimal} or {@link Boolean} by name; null is left out
 */
public record FlatObject(Map<String, Object> members) {
  /** Longest message that is read, in bytes. */
  public static final int MAX_BYTES = 8_192;

  /** Most members. */
  public static final int MAX_MEMBERS = 32;

  private static final int MAX_DIGITS = 40;

  public FlatObject {
    members = Map.copyOf(members);
  }

  /** A text; empty when there is none of that name, or it is no text. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(members.get(name))
        .filter(String.class::isInstance)
        .map(String.class::cast);
  }

  /** A number; empty when there is none of that name, or it is no number. */
  public Optional<BigDecimal> number(String name) {
    return Optional.ofNullable(members.get(name))
        .filter(BigDecimal.class::isInstance)
        .map(BigDecimal.class::cast);
  }

  /**
   * Reads one.
   *
   * @throws JsonException it is none, or larger than the limits above
   */
  public static FlatObject parse(byte[] bytes) throws JsonException {
    if (bytes.length > MAX_BYTES) {
      throw new JsonException("longer than " + MAX_BYTES + " bytes");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new Reader(text).object();
    } catch (CharacterCodingException e) {
      throw new JsonException("no UTF-8");
    }
  }

  /** Goes through the text once. */
  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    FlatObject object() throws JsonException {
      Map<String, Object> members = new LinkedHashMap<>();
      expect('{');
      if (!found('}')) {
        do {
          member(members);
        } while (found(','));
        expect('}');
      }
      blanks();
      if (at < text.length()) {
        throw new JsonException("something follows the object");
      }
      return new FlatObject(members);
    }

    private void member(Map<String, Object> members) throws JsonException {
      expect('"');
      String name = string();
      expect(':');
      blanks();
      Object value = value();
      if (members.size() == MAX_MEMBERS) {
        throw new JsonException("more than " + MAX_MEMBERS + " members");
      }
      if (members.put(name, value) != null) {
        throw new JsonException("a member occurs twice");
      }
      if (value == Null.NULL) {
        members.remove(name);
      }
    }

    private Object value() throws JsonException {
      if (found('"')) {
        return string();
      }
      if (word("true")) {
        return true;
      }
      if (word("false")) {
        return false;
      }
      if (word("null")) {
        return Null.NULL;
      }
      int from = at;
      while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      String digits = text.substring(from, at);
      if (digits.isEmpty()) {
        throw new JsonException("no text, number, true, false or null where one should be");
      }
      if (digits.length() > MAX_DIGITS
          || !digits.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d{1,3})?")) {
        throw new JsonException("a number cannot be read");
      }
      return new BigDecimal(digits);
    }

    private boolean word(String word) {
      boolean is = text.startsWith(word, at);
      at += is ? word.length() : 0;
      return is;
    }

    /** Behind the opening quote. */
    private String string() throws JsonException {
      StringBuilder out = new StringBuilder();
      while (at < text.length()) {
        char c = text.charAt(at++);
        if (c == '"') {
          return out.toString();
        }
        if (c < ' ') {
          throw new JsonException("a control character in a text");
        }
        out.append(c == '\\' ? escaped() : c);
      }
      throw new JsonException("a text does not end");
    }

    private char escaped() throws JsonException {
      char c = at < text.length() ? text.charAt(at++) : ' ';
      return switch (c) {
        case '"', '\\', '/' -> c;
        case 'b' -> '\b';
        case 'f' -> '\f';
        case 'n' -> '\n';
        case 'r' -> '\r';
        case 't' -> '\t';
        case 'u' -> unicode();
        default -> throw new JsonException("no such escape");
      };
    }

    private char unicode() throws JsonException {
      int end = at + 4;
      if (end > text.length() || !text.substring(at, end).matches("[0-9a-fA-F]{4}")) {
        throw new JsonException("no such escape");
      }
      char c = (char) Integer.parseInt(text.substring(at, end), 16);
      at = end;
      return c;
    }

    private void blanks() {
      while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
    }

    private boolean found(char wanted) {
      blanks();
      boolean is = at < text.length() && text.charAt(at) == wanted;
      at += is ? 1 : 0;
      return is;
    }

    private void expect(char wanted) throws JsonException {
      if (!found(wanted)) {
        throw new JsonException("'" + wanted + "' is missing");
      }
    }
  }

  /** The literal null, while it is read. */
  private enum Null {
    NULL
  }
}
