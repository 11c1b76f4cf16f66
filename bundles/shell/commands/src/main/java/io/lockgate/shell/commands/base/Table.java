// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.base;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Rows under stable keys, printed for people (aligned columns, a header) or for programs (JSON: an array of objects).
 * For one thread.
 */
public final class Table {
  private final List<String> keys;
  private final List<List<Object>> rows = new ArrayList<>();

  /** An empty table with these columns. */
  public Table(String... keys) {
    this.keys = List.of(keys);
  }

  /** Adds a row: one value a column; collections, numbers and booleans keep their kind in JSON. */
  public Table row(Object... values) {
    if (values.length != keys.size()) {
      throw new IllegalArgumentException(values.length + " values, " + keys.size() + " columns");
    }
    rows.add(List.of(values));
    return this;
  }

  /** Prints all rows. */
  public void print(PrintStream out, boolean json) {
    if (json) {
      out.println(Json.of(rows.stream().map(this::object).toList()));
      return;
    }
    List<List<String>> lines = new ArrayList<>();
    lines.add(keys.stream().map(key -> key.toUpperCase(Locale.ROOT)).toList());
    rows.forEach(row -> lines.add(row.stream().map(Table::cell).toList()));
    printAligned(out, lines);
  }

  /** Prints each row as lines of key and value; JSON is the same as that of {@link #print}. */
  public void printUpright(PrintStream out, boolean json) {
    if (json) {
      print(out, true);
      return;
    }
    List<List<String>> lines = new ArrayList<>();
    for (List<Object> row : rows) {
      for (int i = 0; i < keys.size(); i++) {
        lines.add(List.of(keys.get(i), cell(row.get(i))));
      }
    }
    printAligned(out, lines);
  }

  private Map<String, Object> object(List<Object> row) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      object.put(keys.get(i), row.get(i));
    }
    return object;
  }

  /** What is printed may come from anywhere: it must not steer the terminal. */
  static String cell(Object value) {
    String text =
        value instanceof Collection<?> list
            ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
            : String.valueOf(value);
    String plain = text.replaceAll("\\p{Cntrl}", "?");
    return plain.isEmpty() ? "-" : plain;
  }

  private static void printAligned(PrintStream out, List<List<String>> lines) {
    int columns = lines.isEmpty() ? 0 : lines.get(0).size();
    int[] widths = new int[columns];
    for (List<String> line : lines) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    for (List<String> line : lines) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        text.append(line.get(i)).append(" ".repeat(widths[i] - line.get(i).length() + 2));
      }
      out.println(text.toString().stripTrailing());
    }
  }
}
