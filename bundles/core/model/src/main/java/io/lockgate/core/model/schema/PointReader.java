// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.model.schema;

import io.lockgate.api.model.Limits;
import io.lockgate.api.model.PointModel;
import io.lockgate.api.model.WriteRule;
import io.lockgate.api.point.DataType;
import io.lockgate.api.point.PointId;
import io.lockgate.core.model.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the list of points. Not thread-safe. */
final class PointReader {
  private static final int LONGEST = 128;
  private static final int MOST_OPTIONS = 16;
  private static final Pattern OPTION = Pattern.compile("[a-z][a-z0-9-]{0,63}");
  private static final String TYPES =
      Stream.of(DataType.values())
          .map(type -> type.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(", "));

  private final Problems problems;
  private final Set<String> groups;
  private final Set<String> seen = new HashSet<>();
  private final List<PointModel> points = new ArrayList<>();
  private int count;

  PointReader(Problems problems, Set<String> groups) {
    this.problems = problems;
    this.groups = groups;
  }

  /** The points that could be read. */
  List<PointModel> points() {
    return points;
  }

  void read(YamlNode item) {
    count++;
    Optional<String> name = nameOf(item);
    Fields fields =
        new Fields(
            problems,
            item,
            "points/" + name.orElse("#" + count),
            List.of("name", "address", "type"),
            List.of("title", "scale", "offset", "unit", "limits", "write", "group", "options"));
    checkName(fields, name);
    String address = fields.text("address", "", LONGEST);
    if (fields.has("address") && address.isBlank()) {
      fields.problem("address", "must not be empty");
    }
    Optional<DataType> type = type(fields);
    double scale = fields.number("scale", 1);
    if (scale == 0) {
      fields.problem("scale", "must not be 0");
    }
    double offset = fields.number("offset", 0);
    Limits limits = limits(fields, "limits", List.of());
    WriteRule write = write(fields, type);
    if (type.isPresent() && !type.get().isNumber()) {
      for (String key : List.of("scale", "offset", "limits")) {
        if (fields.has(key)) {
          fields.problem(key, "is for numbers, not for " + lower(type.get()));
        }
      }
    }
    String title = fields.text("title", "", LONGEST);
    String unit = unit(fields);
    String group = group(fields, write);
    Map<String, String> options = options(fields);
    if (problems.none()) {
      points.add(
          new PointModel(
              name.orElse(""),
              title,
              address,
              type.orElse(DataType.BOOL),
              options,
              scale,
              offset,
              unit,
              limits,
              write,
              group));
    }
  }

  /** The name, if it keeps the rules, for the paths of all that follows. */
  private static Optional<String> nameOf(YamlNode item) {
    if (item instanceof YamlNode.Mapping block) {
      for (YamlNode.Entry entry : block.entries()) {
        if (entry.key().text().equals("name") && entry.value() instanceof YamlNode.Scalar text) {
          try {
            return Optional.of(PointId.requirePoint(text.text()));
          } catch (IllegalArgumentException e) {
            return Optional.empty();
          }
        }
      }
    }
    return Optional.empty();
  }

  private void checkName(Fields fields, Optional<String> name) {
    if (name.isPresent()) {
      if (!seen.add(name.get())) {
        fields.problem("name", "point '" + name.get() + "' occurs twice");
      }
    } else if (fields.has("name")) {
      fields.problem(
          "name", "must be 1 to 64 of A-Z a-z 0-9 . _ -, first and last a letter or digit");
    }
  }

  private static Optional<DataType> type(Fields fields) {
    String text = fields.text("type", "", 32);
    for (DataType type : DataType.values()) {
      if (type.name().equalsIgnoreCase(text)) {
        return Optional.of(type);
      }
    }
    if (!text.isEmpty()) {
      fields.problem("type", "there is no type '" + text + "'; there are " + TYPES);
    }
    return Optional.empty();
  }

  private static String lower(DataType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  private Limits limits(Fields parent, String key, List<String> more) {
    Optional<YamlNode> node = parent.node(key);
    if (node.isEmpty()) {
      return Limits.NONE;
    }
    List<String> known = new ArrayList<>(more);
    known.addAll(List.of("low", "high"));
    return range(new Fields(problems, node.get(), parent.path(key), List.of(), known));
  }

  private static Limits range(Fields fields) {
    double low = fields.number("low", Double.NEGATIVE_INFINITY);
    double high = fields.number("high", Double.POSITIVE_INFINITY);
    if (low > high) {
      fields.problem("high", "must not be below low: " + low + " to " + high);
      return Limits.NONE;
    }
    return new Limits(low, high);
  }

  private WriteRule write(Fields point, Optional<DataType> type) {
    Optional<YamlNode> node = point.node("write");
    if (node.isEmpty()) {
      return WriteRule.READ_ONLY;
    }
    Fields fields =
        new Fields(
            problems,
            node.get(),
            point.path("write"),
            List.of("allowed"),
            List.of("low", "high", "read-back"));
    boolean allowed = fields.flag("allowed", false);
    boolean readBack = fields.flag("read-back", true);
    Limits limits = range(fields);
    for (String key : List.of("low", "high")) {
      if (fields.has(key) && type.isPresent() && !type.get().isNumber()) {
        fields.problem(key, "is for numbers, not for " + lower(type.get()));
      }
    }
    return allowed ? new WriteRule(true, limits, readBack) : WriteRule.READ_ONLY;
  }

  private static String unit(Fields fields) {
    String unit = fields.text("unit", "", Units.LONGEST);
    if (!unit.equals(unit.strip())) {
      fields.problem("unit", "must not begin or end with a blank");
    }
    Units.meant(unit)
        .ifPresent(known -> fields.problem("unit", "'" + unit + "' is written " + known));
    return unit;
  }

  private String group(Fields fields, WriteRule write) {
    String group = fields.text("group", "", 32);
    if (!group.isEmpty() && !groups.contains(group)) {
      fields.problem(
          "group",
          "there is no group '"
              + group
              + "'"
              + (groups.isEmpty() ? "" : "; there are " + String.join(", ", groups)));
    } else if (!fields.has("group") && !write.allowed()) {
      fields.problem(
          "group", "is missing: it would never be read; write '' when the device sends it itself");
    }
    return group;
  }

  private Map<String, String> options(Fields point) {
    Optional<YamlNode> node = point.node("options");
    List<String> keys =
        node.orElse(null) instanceof YamlNode.Mapping block
            ? block.entries().stream().map(entry -> entry.key().text()).distinct().toList()
            : List.of();
    if (keys.size() > MOST_OPTIONS) {
      point.problem("options", "more than " + MOST_OPTIONS + " options");
      return Map.of();
    }
    Map<String, String> options = new HashMap<>();
    if (node.isPresent()) {
      Fields fields = new Fields(problems, node.get(), point.path("options"), List.of(), keys);
      for (String key : keys) {
        if (!OPTION.matcher(key).matches()) {
          point.problem("options", "a key must be lower-case letters, digits and -");
        }
        options.put(key, fields.text(key, "", LONGEST));
      }
    }
    return options;
  }
}
