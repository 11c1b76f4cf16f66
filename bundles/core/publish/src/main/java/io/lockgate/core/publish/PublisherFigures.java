// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.publish;

import io.lockgate.api.metric.MetricSink;
import io.lockgate.api.publish.PublisherStatus;
import java.time.Instant;
import java.util.List;

/** What the destinations count. Pure. */
final class PublisherFigures {
  private static final double MILLIS = 1_000;
  private static final String LABEL = "publisher";

  private PublisherFigures() {}

  static void tell(
      MetricSink sink, List<PublisherStatus> all, List<Outbox.Figures> figures, Instant now) {
    for (PublisherStatus each : all) {
      tell(sink, each);
    }
    for (Outbox.Figures each : figures) {
      double age =
          each.oldestMillis() == 0
              ? 0
              : Math.max(0, now.toEpochMilli() - each.oldestMillis()) / MILLIS;
      sink.gauge(
          "lockgate_publisher_backlog_age_seconds",
          "How long ago the oldest sample that waits was received, where it was tried already.",
          age,
          LABEL,
          each.id());
      sink.counter(
          "lockgate_publisher_published_total",
          "Samples acknowledged since the start.",
          (double) each.published(),
          LABEL,
          each.id());
    }
  }

  private static void tell(MetricSink sink, PublisherStatus status) {
    boolean up = status.present() && status.trouble().isEmpty();
    sink.gauge(
        "lockgate_publisher_up",
        "1 while it is there and takes what it is given.",
        up ? 1 : 0,
        LABEL,
        status.id());
    sink.gauge(
        "lockgate_publisher_backlog_samples",
        "Samples that wait.",
        (double) status.backlog(),
        LABEL,
        status.id());
    sink.counter(
        "lockgate_publisher_dropped_total",
        "Samples it never got, since its place began.",
        (double) status.dropped(),
        LABEL,
        status.id());
    sink.counter(
        "lockgate_publisher_rejected_total",
        "Samples the other side would not take, since its place began.",
        (double) status.rejected(),
        LABEL,
        status.id());
  }
}
