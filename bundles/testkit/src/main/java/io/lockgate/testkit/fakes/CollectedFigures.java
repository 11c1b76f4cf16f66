// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.fakes;

import io.lockgate.api.metric.Histogram;
import io.lockgate.api.metric.MetricSink;
import io.lockgate.api.metric.MetricSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a source told: {@code name} or {@code name[label, value, …]}; of a histogram the number of all. For one thread. */
public final class CollectedFigures implements MetricSink {
  private final Map<String, Double> figures = new LinkedHashMap<>();

  /** All that a source tells now, in its order. */
  public static Map<String, Double> of(MetricSource source) {
    CollectedFigures collected = new CollectedFigures();
    source.collect(collected);
    return collected.figures();
  }

  /** All so far. */
  public Map<String, Double> figures() {
    return figures;
  }

  @Override
  public void counter(String name, String help, double value, String... labels) {
    add(name, value, labels);
  }

  @Override
  public void gauge(String name, String help, double value, String... labels) {
    add(name, value, labels);
  }

  @Override
  public void histogram(String name, String help, Histogram histogram, String... labels) {
    long[] counts = histogram.cumulative();
    add(name, (double) counts[counts.length - 1], labels);
  }

  private void add(String name, double value, String... labels) {
    String key = labels.length == 0 ? name : name + List.of(labels);
    if (figures.put(key, value) != null) {
      throw new AssertionError(key + " is told twice");
    }
  }
}
