// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.metric;

import io.lockgate.api.metric.Histogram;
import io.lockgate.api.metric.MetricFamily;
import io.lockgate.api.metric.MetricFamily.Kind;
import io.lockgate.api.metric.MetricFamily.Label;
import io.lockgate.api.metric.MetricFamily.Sample;
import io.lockgate.api.metric.MetricSink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes what one source hands over. For one thread. */
final class Gathering implements MetricSink {
  private final Map<String, MetricFamily> families = new LinkedHashMap<>();

  /** What has come, by name. */
  Map<String, MetricFamily> families() {
    return families;
  }

  @Override
  public void counter(String name, String help, double value, String... labels) {
    add(name, Kind.COUNTER, help, "", MetricNames.labels(name, labels), value);
  }

  @Override
  public void gauge(String name, String help, double value, String... labels) {
    add(name, Kind.GAUGE, help, "", MetricNames.labels(name, labels), value);
  }

  @Override
  public void histogram(String name, String help, Histogram histogram, String... labels) {
    List<Label> plain = MetricNames.labels(name, labels);
    double[] bounds = histogram.bounds();
    long[] counts = histogram.cumulative();
    for (int i = 0; i < counts.length; i++) {
      List<Label> bounded = new ArrayList<>(plain);
      bounded.add(
          new Label(
              "le", i < bounds.length ? PrometheusText.number(bounds[i]) : PrometheusText.INF));
      add(name, Kind.HISTOGRAM, help, "_bucket", bounded, (double) counts[i]);
    }
    add(name, Kind.HISTOGRAM, help, "_sum", plain, histogram.sum());
    add(name, Kind.HISTOGRAM, help, "_count", plain, (double) counts[counts.length - 1]);
  }

  private void add(
      String name, Kind kind, String help, String suffix, List<Label> labels, double value) {
    MetricFamily family = families.get(name);
    if (family == null) {
      MetricNames.check(name, kind, help);
      family = new MetricFamily(name, kind, help, new ArrayList<>());
      families.put(name, family);
    } else if (family.kind() != kind || !family.help().equals(help)) {
      throw new IllegalArgumentException("two meanings of one name: " + name);
    }
    family.samples().add(new Sample(suffix, List.copyOf(labels), value));
  }
}
