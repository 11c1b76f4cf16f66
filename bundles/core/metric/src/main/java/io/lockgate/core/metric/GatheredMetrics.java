// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.metric;

import io.lockgate.api.metric.MetricFamily;
import io.lockgate.api.metric.MetricFamily.Label;
import io.lockgate.api.metric.MetricFamily.Sample;
import io.lockgate.api.metric.MetricSource;
import io.lockgate.api.metric.Metrics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks every source and puts together what belongs together. What one source does wrong costs its own figures only: all of
 * them when it fails, those that contradict another source's, those said twice, and those beyond {@link #MOST}; the number of
 * figures and sources left out is a figure, too. Thread-safe.
 */
@Component(service = Metrics.class)
public final class GatheredMetrics implements Metrics {
  /** Most figures in one answer; some 10 MB of text. */
  static final int MOST = 100_000;

  private static final Logger LOG = LoggerFactory.getLogger(GatheredMetrics.class);
  private static final String LEFT_OUT = "lockgate_metrics_left_out_total";

  private final List<MetricSource> sources = new CopyOnWriteArrayList<>();
  private final LongAdder leftOut = new LongAdder();

  /** Knows no source yet. */
  @Activate
  public GatheredMetrics() {
    // nothing to prepare
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY,
      unbind = "sourceGone")
  void source(MetricSource source) {
    sources.add(source);
  }

  void sourceGone(MetricSource source) {
    sources.remove(source);
  }

  @Override
  public String text() {
    return PrometheusText.of(now());
  }

  @Override
  public List<MetricFamily> now() {
    Map<String, MetricFamily> all = new TreeMap<>();
    Set<List<Object>> seen = new HashSet<>();
    for (MetricSource source : sources) {
      gathered(source).values().forEach(family -> merge(all, seen, family));
    }
    Gathering own = new Gathering();
    own.counter(
        LEFT_OUT,
        "Figures and sources of figures left out: failed, contradicting, said twice or too many.",
        (double) leftOut.sum());
    all.putAll(own.families());
    return List.copyOf(all.values());
  }

  private Map<String, MetricFamily> gathered(MetricSource source) {
    Gathering gathering = new Gathering();
    try {
      source.collect(gathering);
      return gathering.families();
    } catch (RuntimeException e) {
      leftOut.increment();
      LOG.warn("{} does not tell its figures", source.getClass().getName(), e);
      return Map.of();
    }
  }

  private void merge(Map<String, MetricFamily> all, Set<List<Object>> seen, MetricFamily family) {
    MetricFamily kept =
        all.computeIfAbsent(
            family.name(),
            name -> new MetricFamily(name, family.kind(), family.help(), new ArrayList<>()));
    if (kept.kind() != family.kind() || !kept.help().equals(family.help())) {
      leftOut.add(family.samples().size());
      return;
    }
    for (Sample sample : family.samples()) {
      if (seen.size() < MOST && seen.add(key(family.name(), sample))) {
        kept.samples().add(sample);
      } else {
        leftOut.increment();
      }
    }
  }

  private static List<Object> key(String name, Sample sample) {
    List<Label> labels = sample.labels();
    return List.of(name, sample.suffix(), Set.copyOf(labels));
  }
}
