// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.metric.Histogram;
import io.lockgate.api.metric.MetricFamily;
import io.lockgate.api.metric.MetricSource;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatheredMetricsTest {
  private static final String LEFT_OUT = "lockgate_metrics_left_out_total";

  private final GatheredMetrics metrics = new GatheredMetrics();

  private String text(MetricSource... sources) {
    for (MetricSource source : sources) {
      metrics.source(source);
    }
    String text = metrics.text();
    return text.substring(0, text.indexOf("# HELP " + LEFT_OUT));
  }

  private double leftOut() {
    MetricFamily family =
        metrics.now().stream()
            .filter(each -> each.name().equals(LEFT_OUT))
            .findFirst()
            .orElseThrow();
    return family.samples().get(0).value();
  }

  @Test
  void figures_of_one_name_stand_together_whoever_tells_them() {
    assertEquals(
        """
        # HELP a_total Things.
        # TYPE a_total counter
        a_total{of="one"} 1
        a_total{of="two"} 2.5
        # HELP b How it is.
        # TYPE b gauge
        b -3
        """,
        text(
            sink -> {
              sink.gauge("b", "How it is.", -3);
              sink.counter("a_total", "Things.", 1, "of", "one");
            },
            sink -> sink.counter("a_total", "Things.", 2.5, "of", "two")));
    assertEquals(0, leftOut());
  }

  @Test
  void histogram_counts_up_to_infinity() {
    Histogram histogram = new Histogram(0.1, 1);
    List.of(0.0625, 0.5, 5.0).forEach(histogram::observe);
    assertEquals(
        """
        # HELP a_seconds How long.
        # TYPE a_seconds histogram
        a_seconds_bucket{k="v",le="0.1"} 1
        a_seconds_bucket{k="v",le="1"} 2
        a_seconds_bucket{k="v",le="+Inf"} 3
        a_seconds_sum{k="v"} 5.5625
        a_seconds_count{k="v"} 3
        """,
        text(sink -> sink.histogram("a_seconds", "How long.", histogram, "k", "v")));
  }

  @Test
  void help_and_values_of_labels_are_escaped() {
    assertEquals(
        """
        # HELP a A \\\\ and "b"\\nc
        # TYPE a gauge
        a{l="q\\"b\\\\n\\nü"} 1
        """,
        text(sink -> sink.gauge("a", "A \\ and \"b\"\nc", 1, "l", "q\"b\\n\nü")));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "1000000000, 1000000000",
    "1e15, 1.0E15",
    "0.25, 0.25",
    "NaN, NaN",
    "Infinity, +Inf",
    "-Infinity, -Inf"
  })
  void numbers_are_written_the_same_in_every_language(String value, String written) {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertEquals(written, PrometheusText.number(Double.parseDouble(value)));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void source_that_fails_costs_its_own_figures_only() {
    String text =
        text(
            sink -> {
              sink.gauge("a_half", "Begun.", 1);
              throw new IllegalStateException("no idea");
            },
            sink -> sink.gauge("a_whole", "Done.", 1));
    assertTrue(text.contains("a_whole 1") && !text.contains("half"), text);
    assertEquals(2, leftOut(), "at each of the two looks");
  }

  @ParameterizedTest
  @CsvSource({"Upper", "with-dash", "ends_total", "'a b'", "''", "__x"})
  void bad_name_is_the_failure_of_its_source(String name) {
    assertEquals("", text(sink -> sink.gauge(name, "Bad.", 1)));
    assertTrue(leftOut() > 0);
  }

  @Test
  void contradiction_and_repetition_are_left_out_and_counted() {
    String text =
        text(
            sink -> sink.gauge("a", "One.", 1),
            sink -> sink.gauge("a", "Another.", 2),
            sink -> sink.gauge("a", "One.", 3),
            sink -> sink.gauge("a", "One.", 4, "x", "1", "y", "2"),
            sink -> sink.gauge("a", "One.", 5, "y", "2", "x", "1"));
    assertEquals(
        """
        # HELP a One.
        # TYPE a gauge
        a 1
        a{x="1",y="2"} 4
        """,
        text);
    assertEquals(6, leftOut(), "three at each of the two looks");
  }

  @Test
  void answer_is_bounded() {
    metrics.source(
        sink -> {
          for (int i = 0; i < GatheredMetrics.MOST + 10; i++) {
            sink.gauge("many", "Many.", i, "n", Integer.toString(i));
          }
        });
    List<MetricFamily> now = metrics.now();
    assertEquals(GatheredMetrics.MOST, now.get(now.size() - 1).samples().size());
    assertTrue(leftOut() >= 10);
  }

  @Test
  void source_that_is_gone_is_not_asked() {
    MetricSource source = sink -> sink.gauge("a", "One.", 1);
    metrics.source(source);
    metrics.sourceGone(source);
    assertEquals("", text());
  }
}
