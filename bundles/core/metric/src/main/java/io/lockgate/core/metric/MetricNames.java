// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.metric;

import io.lockgate.api.metric.MetricFamily.Kind;
import io.lockgate.api.metric.MetricFamily.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What names must look like, so that no monitoring system stumbles over them. */
final class MetricNames {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,99}");
  private static final Pattern LABEL = Pattern.compile("[a-z][a-z0-9_]{0,49}");
  private static final String COUNTER_END = "_total";

  private MetricNames() {}

  /** Throws IllegalArgumentException with the reason. */
  static void check(String name, Kind kind, String help) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not the name of a metric: " + name);
    }
    if (name.endsWith(COUNTER_END) != (kind == Kind.COUNTER)) {
      throw new IllegalArgumentException("counters, and only they, end with _total: " + name);
    }
    if (help.isBlank()) {
      throw new IllegalArgumentException("needs a help: " + name);
    }
  }

  /** Names and values in turn, as pairs; throws IllegalArgumentException with the reason. */
  static List<Label> labels(String name, String... labels) {
    if (labels.length % 2 != 0) {
      throw new IllegalArgumentException("a label without a value: " + name);
    }
    List<Label> pairs = new ArrayList<>(labels.length / 2);
    for (int i = 0; i < labels.length; i += 2) {
      String key = labels[i];
      if (!LABEL.matcher(key).matches() || key.equals("le") || key.equals("quantile")) {
        throw new IllegalArgumentException("not the name of a label: " + name + " " + key);
      }
      if (pairs.stream().anyMatch(pair -> pair.name().equals(key))) {
        throw new IllegalArgumentException("a label twice: " + name + " " + key);
      }
      pairs.add(new Label(key, labels[i + 1]));
    }
    return pairs;
  }
}
