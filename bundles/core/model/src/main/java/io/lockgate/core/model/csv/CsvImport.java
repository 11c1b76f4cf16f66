// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.model.csv;

import io.lockgate.api.model.ModelFiles.Imported;
import io.lockgate.api.model.ModelProblem;
import io.lockgate.core.model.csv.CsvRows.Row;
import io.lockgate.core.model.schema.ModelReader;
import io.lockgate.core.model.yaml.At;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads a table and writes the model file it stands for. The file is then checked as any other; each finding is given the
 * row and cell it came from. For one table and one thread.
 */
public final class CsvImport {
  private static final Comparator<ModelProblem> ORDER =
      Comparator.comparingInt(ModelProblem::line).thenComparingInt(ModelProblem::column);

  private final List<ModelProblem> problems = new ArrayList<>();
  private final YamlLines yaml = new YamlLines();
  private final List<Row> rules = new ArrayList<>();
  private final List<Row> groups = new ArrayList<>();
  private final List<Row> alarms = new ArrayList<>();
  private final List<Row> points = new ArrayList<>();
  private final Map<String, Row> head = new LinkedHashMap<>();
  private final Map<String, Integer> columns = new LinkedHashMap<>();

  private CsvImport() {}

  /** Reads a table; {@code check} says what is wrong with the text of a model file. */
  public static Imported read(String csv, Function<String, List<ModelProblem>> check) {
    CsvImport reading = new CsvImport();
    try {
      CsvRows.parse(csv).forEach(reading::sort);
    } catch (BadCsvException e) {
      reading.problem(At.BEGIN, "table", e.reason());
      return new Imported("", reading.problems);
    }
    if (reading.columns.isEmpty()) {
      reading.problem(At.BEGIN, "table", "has no row of column names: " + names(Columns.POINT));
      return new Imported("", reading.problems);
    }
    if (!reading.columns.keySet().containsAll(Columns.REQUIRED)) {
      return new Imported("", reading.problems);
    }
    reading.write();
    String text = reading.yaml.toString();
    for (ModelProblem problem : check.apply(text)) {
      reading.problem(reading.yaml.source(problem.line()), problem.path(), problem.reason());
    }
    reading.problems.sort(ORDER);
    return new Imported(reading.problems.isEmpty() ? text : "", reading.problems);
  }

  private void problem(At at, String path, String reason) {
    problems.add(new ModelProblem(at.line(), at.column(), path, reason));
  }

  private static At at(Row row, int cell) {
    return new At(row.line(), cell + 1);
  }

  private static String names(List<String> columns) {
    return String.join(", ", columns);
  }

  private void sort(Row row) {
    String first = row.cell(0);
    if (!first.startsWith("#")) {
      if (columns.isEmpty()) {
        readColumns(row);
      } else {
        points.add(row);
      }
      return;
    }
    String key = first.substring(1);
    switch (key) {
      case "recognised-by" -> rules.add(row);
      case "group" -> groups.add(row);
      case "alarm" -> alarms.add(row);
      default -> {
        if (!Columns.HEAD.contains(key)) {
          problem(
              at(row, 0),
              first,
              "unknown row; known are #"
                  + String.join(", #", Columns.HEAD)
                  + ", #recognised-by, #group, #alarm");
        } else if (head.putIfAbsent(key, row) != null) {
          problem(at(row, 0), first, "occurs twice");
        }
      }
    }
  }

  private void readColumns(Row row) {
    for (int i = 0; i < row.cells().size(); i++) {
      String name = row.cell(i);
      if (!name.isEmpty() && !Columns.POINT.contains(name)) {
        problem(at(row, i), name, "unknown column; known are " + names(Columns.POINT));
      } else if (!name.isEmpty() && columns.putIfAbsent(name, i) != null) {
        problem(at(row, i), name, "column occurs twice");
      }
    }
    for (String name : Columns.REQUIRED) {
      if (!columns.containsKey(name)) {
        problem(at(row, 0), name, "column is missing");
      }
    }
  }

  private void write() {
    yaml.value(At.BEGIN, "", "schema", Integer.toString(ModelReader.SCHEMA));
    head.forEach((key, row) -> yaml.value(at(row, 1), "", key, Cells.unguarded(row.cell(1))));
    section(rules, "recognised-by", this::rule);
    section(groups, "groups", row -> yaml.value(at(row, 2), "  ", row.cell(1), row.cell(2)));
    section(points, "points", this::point);
    section(alarms, "alarms", this::alarm);
  }

  private void section(List<Row> rows, String key, Consumer<Row> writer) {
    if (!rows.isEmpty()) {
      yaml.key(at(rows.get(0), 0), "", key);
      rows.forEach(writer);
    }
  }

  private void rule(Row row) {
    if (row.cell(1).isEmpty() && row.cell(2).isEmpty()) {
      problem(at(row, 1), "#recognised-by", "needs a vendor or a product");
      return;
    }
    yaml.item();
    List<String> keys = List.of("vendor", "product", "revision");
    for (int i = 0; i < keys.size(); i++) {
      yaml.unlessEmpty(at(row, i + 1), "    ", keys.get(i), Cells.unguarded(row.cell(i + 1)));
    }
  }

  private void alarm(Row row) {
    yaml.item();
    for (int i = 0; i < Columns.ALARM.size(); i++) {
      String key = Columns.ALARM.get(i);
      if (key.equals("condition")) {
        yaml.value(at(row, i + 2), "    ", row.cell(i + 1), row.cell(i + 2));
      } else if (!key.equals("limit")) {
        yaml.unlessEmpty(at(row, i + 1), "    ", key, row.cell(i + 1));
      }
    }
  }

  private void point(Row row) {
    yaml.item();
    yaml.value(source(row, "name"), "    ", "name", cell(row, "name"));
    for (String key : List.of("title", "address", "type", "scale", "offset", "unit")) {
      put(row, "    ", key, key);
    }
    if (!(cell(row, "low") + cell(row, "high")).isEmpty()) {
      yaml.key(source(row, "low"), "    ", "limits");
      put(row, "      ", "low", "low");
      put(row, "      ", "high", "high");
    }
    if (!cell(row, "write").isEmpty()) {
      yaml.key(source(row, "write"), "    ", "write");
      put(row, "      ", "allowed", "write");
      put(row, "      ", "low", "write-low");
      put(row, "      ", "high", "write-high");
      put(row, "      ", "read-back", "read-back");
    }
    if (cell(row, "group").equals(Columns.NO_GROUP)) {
      yaml.value(source(row, "group"), "    ", "group", "");
    } else {
      put(row, "    ", "group", "group");
    }
    options(row);
  }

  private void options(Row row) {
    try {
      Map<String, String> options = Cells.options(cell(row, "options"));
      if (!options.isEmpty()) {
        yaml.key(source(row, "options"), "    ", "options");
        options.forEach((key, value) -> yaml.value(source(row, "options"), "      ", key, value));
      }
    } catch (BadCsvException e) {
      At at = source(row, "options");
      problem(at, "points/" + cell(row, "name") + "/options", e.reason());
    }
  }

  private void put(Row row, String indent, String key, String column) {
    yaml.unlessEmpty(source(row, column), indent, key, cell(row, column));
  }

  private String cell(Row row, String column) {
    Integer index = columns.get(column);
    return index == null ? "" : Cells.unguarded(row.cell(index));
  }

  private At source(Row row, String column) {
    return at(row, columns.getOrDefault(column, 0));
  }
}
