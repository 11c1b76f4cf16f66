// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.model.csv;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How values stand in a cell. */
final class Cells {
  private static final String FORMULA = "=+-@\t\r";

  private Cells() {}

  /** Text that a spreadsheet would take for a formula, and text that begins with the mark itself, gets an apostrophe. */
  static String guarded(String text) {
    boolean risky = !text.isEmpty() && (FORMULA.indexOf(text.charAt(0)) >= 0 || marked(text));
    return risky ? "'" + text : text;
  }

  /** What was guarded. */
  static String unguarded(String cell) {
    boolean guarded =
        cell.length() > 1
            && marked(cell)
            && (FORMULA.indexOf(cell.charAt(1)) >= 0 || cell.charAt(1) == '\'');
    return guarded ? cell.substring(1) : cell;
  }

  private static boolean marked(String text) {
    return text.charAt(0) == '\'';
  }

  /** A number; empty when it is {@code usual} or not finite. */
  static String number(double value, double usual) {
    if (value == usual || !Double.isFinite(value)) {
      return "";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /** {@code words=low-first;length=8}, sorted by key; a semicolon or backslash within has a backslash before it. */
  static String options(Map<String, String> options) {
    List<String> parts = new ArrayList<>();
    new TreeMap<>(options).forEach((key, value) -> parts.add(escaped(key + "=" + value)));
    return String.join(";", parts);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace(";", "\\;");
  }

  /**
   * What {@link #options} wrote.
   *
   * @throws BadCsvException a part has no {@code =}
   */
  static Map<String, String> options(String cell) throws BadCsvException {
    Map<String, String> options = new LinkedHashMap<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == '\\' && i + 1 < cell.length()) {
        part.append(cell.charAt(++i));
      } else if (c == ';') {
        put(options, part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    put(options, part.toString());
    return options;
  }

  private static void put(Map<String, String> options, String part) throws BadCsvException {
    int equals = part.indexOf('=');
    if (equals > 0) {
      options.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
    } else if (!part.isBlank()) {
      throw new BadCsvException("must be key=value;key=value, not '" + part + "'");
    }
  }
}
