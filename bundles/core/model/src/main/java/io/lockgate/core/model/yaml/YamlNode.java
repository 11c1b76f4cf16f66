// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.model.yaml;

import java.util.List;

/** A part of a YAML document, as written: nothing is resolved, constructed or merged. */
public sealed interface YamlNode {
  /** Where it begins. */
  At at();

  /** What it is, for messages: {@code a text}. */
  String kind();

  /**
   * A text, number or flag.
   *
   * @param text without quotes
   * @param plain whether it was written without quotes
   */
  record Scalar(At at, String text, boolean plain) implements YamlNode {
    /** Whether nothing was written, or {@code null}. */
    public boolean isNothing() {
      return plain && (text.isEmpty() || text.equals("null") || text.equals("~"));
    }

    @Override
    public String kind() {
      return isNothing() ? "nothing" : "'" + text.substring(0, Math.min(text.length(), 40)) + "'";
    }
  }

  /** A list. */
  record Sequence(At at, List<YamlNode> items) implements YamlNode {
    @Override
    public String kind() {
      return "a list";
    }
  }

  /** Keys and values in the order of the file; a key may occur twice. */
  record Mapping(At at, List<Entry> entries) implements YamlNode {
    @Override
    public String kind() {
      return "a block of keys";
    }
  }

  /** A key and its value. */
  record Entry(Scalar key, YamlNode value) {}
}
