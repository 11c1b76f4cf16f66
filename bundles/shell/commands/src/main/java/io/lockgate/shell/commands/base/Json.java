// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.base;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;

/** Writes JSON (RFC 8259): maps, collections, numbers, booleans, and the text of anything else. */
public final class Json {
  private Json() {}

  /** The value as one line without blanks. */
  public static String of(Object value) {
    StringBuilder text = new StringBuilder();
    write(text, value);
    return text.toString();
  }

  private static void write(StringBuilder to, Object value) {
    if (value instanceof Map<?, ?> map) {
      to.append('{');
      for (Iterator<? extends Map.Entry<?, ?>> i = map.entrySet().iterator(); i.hasNext(); ) {
        Map.Entry<?, ?> entry = i.next();
        quote(to, String.valueOf(entry.getKey()));
        to.append(':');
        write(to, entry.getValue());
        to.append(i.hasNext() ? "," : "");
      }
      to.append('}');
    } else if (value instanceof Collection<?> list) {
      to.append('[');
      for (Iterator<?> i = list.iterator(); i.hasNext(); ) {
        write(to, i.next());
        to.append(i.hasNext() ? "," : "");
      }
      to.append(']');
    } else if (value instanceof Number || value instanceof Boolean) {
      to.append(value);
    } else {
      quote(to, String.valueOf(value));
    }
  }

  private static void quote(StringBuilder to, String text) {
    to.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        to.append('\\').append(c);
      } else if (c < 0x20 || c == 0x7f || Character.isSurrogate(c)) {
        to.append(String.format("\\u%04x", (int) c));
      } else {
        to.append(c);
      }
    }
    to.append('"');
  }
}
