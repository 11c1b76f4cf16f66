// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.metric;

import io.lockgate.api.metric.MetricFamily;
import io.lockgate.api.metric.MetricFamily.Label;
import io.lockgate.api.metric.MetricFamily.Sample;
import java.util.List;

/** Figures in Prometheus text form 0.0.4. */
final class PrometheusText {
  static final String INF = "+Inf";
  private static final double EXACT = 1e15;

  private PrometheusText() {}

  static String of(List<MetricFamily> families) {
    StringBuilder text = new StringBuilder(families.size() * 200);
    for (MetricFamily family : families) {
      text.append("# HELP ").append(family.name()).append(' ');
      escape(text, family.help(), false);
      text.append("\n# TYPE ").append(family.name()).append(' ');
      text.append(family.kind().id()).append('\n');
      for (Sample sample : family.samples()) {
        append(text, family.name(), sample);
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, String name, Sample sample) {
    text.append(name).append(sample.suffix());
    char before = '{';
    for (Label label : sample.labels()) {
      text.append(before).append(label.name()).append("=\"");
      escape(text, label.value(), true);
      text.append('"');
      before = ',';
    }
    text.append(before == ',' ? "} " : " ").append(number(sample.value())).append('\n');
  }

  private static void escape(StringBuilder text, String raw, boolean quoted) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      switch (c) {
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '"' -> text.append(quoted ? "\\\"" : "\"");
        default -> text.append(c);
      }
    }
  }

  /** A number as the form has it; whole ones without a fraction. */
  static String number(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? INF : "-Inf";
    }
    return value == Math.rint(value) && Math.abs(value) < EXACT
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
