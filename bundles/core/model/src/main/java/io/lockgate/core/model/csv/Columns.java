// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.model.csv;

import java.util.List;

/** The names of rows and columns. */
final class Columns {
  /** Columns of points, in the order of an export. */
  static final List<String> POINT =
      List.of(
          "name",
          "title",
          "address",
          "type",
          "scale",
          "offset",
          "unit",
          "low",
          "high",
          "write",
          "write-low",
          "write-high",
          "read-back",
          "group",
          "options");

  /** Columns of points that must be there. */
  static final List<String> REQUIRED = List.of("name", "address", "type");

  /** Cells of a row {@code #alarm}; the condition is a key of the model file, followed by its value. */
  static final List<String> ALARM =
      List.of(
          "name",
          "point",
          "condition",
          "limit",
          "dead-band",
          "on-delay",
          "off-delay",
          "severity",
          "latch");

  /** Rows of the head with one value. */
  static final List<String> HEAD = List.of("id", "revision", "title", "driver");

  /** In column {@code group}: the device sends it by itself. */
  static final String NO_GROUP = "(none)";

  private Columns() {}
}
