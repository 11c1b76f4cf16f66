// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.model.schema;

import io.lockgate.core.model.yaml.At;
import io.lockgate.core.model.yaml.YamlNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The keys of one block. What is unknown, missing, double or of the wrong kind becomes a problem and reads as the
 * default, so that reading goes on.
 */
final class Fields {
  private static final Pattern NUMBER = Pattern.compile("[-+.0-9eE]{1,40}");

  private final Problems problems;
  private final String path;
  private final At at;
  private final Map<String, YamlNode> values = new HashMap<>();

  /**
   * Reads the keys of a block.
   *
   * @param node anything; a problem when it is no block
   * @param path of the block, empty for the whole file
   * @param required keys that must be there
   * @param optional keys that may be there
   */
  Fields(
      Problems problems, YamlNode node, String path, List<String> required, List<String> optional) {
    this.problems = problems;
    this.path = path;
    this.at = node.at();
    problems.place(path, at);
    if (!(node instanceof YamlNode.Mapping block)) {
      problems.add(
          at, path.isEmpty() ? "model" : path, "must be a block of keys, not " + node.kind());
      return;
    }
    SortedSet<String> known = new TreeSet<>(required);
    known.addAll(optional);
    Set<String> seen = new HashSet<>();
    for (YamlNode.Entry entry : block.entries()) {
      String key = entry.key().text();
      if (!seen.add(key)) {
        problems.add(entry.key().at(), path(key), "occurs twice");
      } else if (!known.contains(key)) {
        problems.add(
            entry.key().at(), path(key), "unknown key; known are " + String.join(", ", known));
      } else {
        values.put(key, entry.value());
        problems.place(path(key), entry.value().at());
      }
    }
    for (String key : required) {
      if (!seen.contains(key)) {
        problems.add(at, path(key), "is missing");
      }
    }
  }

  /** Path of a key. */
  String path(String key) {
    return path.isEmpty() ? key : path + "/" + key;
  }

  /** Where a key's value stands; the block when it is not there. */
  At at(String key) {
    YamlNode value = values.get(key);
    return value == null ? at : value.at();
  }

  Optional<YamlNode> node(String key) {
    return Optional.ofNullable(values.get(key));
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  void problem(String key, String reason) {
    problems.add(at(key), path(key), reason);
  }

  /** A text on one line, at most {@code longest} characters; {@code otherwise} when it is not there or wrong. */
  String text(String key, String otherwise, int longest) {
    Optional<String> text = scalar(key, "a text");
    if (text.isEmpty()) {
      return otherwise;
    }
    if (text.get().length() > longest) {
      problem(key, "is longer than " + longest + " characters");
      return otherwise;
    }
    if (!text.get().codePoints().allMatch(Fields::canBeSeen)) {
      problem(key, "must be one line, every character one that can be seen");
      return otherwise;
    }
    return text.get();
  }

  /** A mark that turns the direction of writing, or takes no room, could make a text look like another. */
  private static boolean canBeSeen(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  double number(String key, double otherwise) {
    Optional<String> text = scalar(key, "a number");
    if (text.isPresent()) {
      OptionalDouble value = parsed(text.get());
      if (value.isPresent()) {
        return value.getAsDouble();
      }
      problem(key, "must be a number, not '" + shortened(text.get()) + "'");
    }
    return otherwise;
  }

  private static OptionalDouble parsed(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return OptionalDouble.empty();
    }
    try {
      double value = Double.parseDouble(text) + 0.0; // zero has no sign
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException notANumber) {
      return OptionalDouble.empty();
    }
  }

  int whole(String key, int otherwise, int low, int high) {
    double value = number(key, otherwise);
    if (value != Math.rint(value) || value < low || value > high) {
      problem(key, "must be a whole number from " + low + " to " + high);
      return otherwise;
    }
    return (int) value;
  }

  boolean flag(String key, boolean otherwise) {
    Optional<String> text = scalar(key, "true or false");
    if (text.isPresent()) {
      if (text.get().equals("true") || text.get().equals("false")) {
        return text.get().equals("true");
      }
      problem(key, "must be true or false, not '" + shortened(text.get()) + "'");
    }
    return otherwise;
  }

  /** The items of a list; none when it is not there or is none. */
  List<YamlNode> list(String key) {
    YamlNode node = values.get(key);
    if (node instanceof YamlNode.Sequence list) {
      return list.items();
    }
    if (node != null) {
      problem(key, "must be a list, not " + node.kind());
    }
    return List.of();
  }

  private Optional<String> scalar(String key, String expected) {
    YamlNode node = values.get(key);
    if (node instanceof YamlNode.Scalar scalar && !scalar.isNothing()) {
      return Optional.of(scalar.text());
    }
    if (node != null) {
      problem(key, "must be " + expected + ", not " + node.kind());
    }
    return Optional.empty();
  }

  static String shortened(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
