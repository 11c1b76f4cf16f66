// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.json;

import io.lockgate.api.point.Value;
import java.nio.charset.StandardCharsets;

/** Writes JSON (RFC 8259), in the order in which it is told. Not thread-safe. */
public final class JsonWriter {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private final StringBuilder out = new StringBuilder(256);
  private boolean first = true;

  private void comma() {
    if (!first) {
      out.append(',');
    }
    first = false;
  }

  /** Begins an object or, with a name before, one that is a member. */
  public JsonWriter object() {
    return open('{');
  }

  /** Begins a list. */
  public JsonWriter list() {
    return open('[');
  }

  private JsonWriter open(char bracket) {
    if (out.isEmpty() || out.charAt(out.length() - 1) != ':') {
      comma();
    }
    out.append(bracket);
    first = true;
    return this;
  }

  /** Ends the object that began last. */
  public JsonWriter endObject() {
    out.append('}');
    first = false;
    return this;
  }

  /** Ends the list that began last. */
  public JsonWriter endList() {
    out.append(']');
    first = false;
    return this;
  }

  /** Name of the member that comes. */
  public JsonWriter name(String name) {
    comma();
    quoted(name);
    out.append(':');
    return this;
  }

  /** A member that is a text. */
  public JsonWriter text(String name, String value) {
    name(name);
    quoted(value);
    return this;
  }

  /** A member that is a whole number. */
  public JsonWriter number(String name, long value) {
    name(name);
    out.append(value);
    return this;
  }

  /** A member that is true or false. */
  public JsonWriter flag(String name, boolean value) {
    name(name);
    out.append(value);
    return this;
  }

  /** A member that is a value of a point: a number, a flag, a text (flags and moments, too), or null. */
  public JsonWriter value(String name, Value value) {
    name(name);
    if (value.isMissing()) {
      out.append("null");
    } else if (value instanceof Value.Text
        || value instanceof Value.Bits
        || value instanceof Value.Time) {
      quoted(value.text());
    } else {
      out.append(value.text());
    }
    return this;
  }

  private void quoted(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          out.append(HEX[c >> shift & 0xF]);
        }
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  /** How many characters there are. */
  public int length() {
    return out.length();
  }

  /** As it is sent. */
  public byte[] toBytes() {
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
