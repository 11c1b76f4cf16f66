// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log;

import io.lockgate.api.metric.MetricSink;
import io.lockgate.api.point.Subscription;
import io.lockgate.core.log.keep.Standing;
import io.lockgate.core.log.record.Recorder;

/** What the log counts. Thread-safe. */
record LogFigures(
    Recorder recorder, Subscription subscription, Standing standing, LogHealth health) {
  private static final String DROPPED = "lockgate_log_dropped_total";
  private static final String DROPPED_HELP =
      "Samples given up: before they were taken over (queue) or stored (not-stored), the oldest beyond quota or age (oldest), unreadable (damaged).";

  void collect(MetricSink sink) {
    Standing.View view = standing.view();
    sink.counter(
        "lockgate_log_samples_total",
        "Samples that were stored and forced.",
        (double) recorder.stored());
    dropped(sink, "queue", subscription.lost());
    dropped(sink, "not-stored", recorder.lost());
    dropped(sink, "oldest", view.dropped());
    dropped(sink, "damaged", view.damaged());
    sink.gauge(
        "lockgate_log_waiting_samples", "Samples not stored yet.", (double) recorder.waiting());
    sink.histogram(
        "lockgate_log_commit_seconds",
        "From handing samples over until they are forced.",
        recorder.commits());
    health
        .use()
        .ifPresent(
            use -> {
              sink.gauge("lockgate_log_bytes", "Size of the log in use.", (double) use.used());
              sink.gauge("lockgate_log_quota_bytes", "Most of it.", (double) use.quota());
            });
  }

  private static void dropped(MetricSink sink, String reason, long samples) {
    sink.counter(DROPPED, DROPPED_HELP, (double) samples, "reason", reason);
  }
}
