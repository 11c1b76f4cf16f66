// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log;

import io.lockgate.api.metric.MetricSink;
import io.lockgate.api.metric.MetricSource;
import io.lockgate.api.point.Subscription;
import io.lockgate.core.log.keep.Standing;
import io.lockgate.core.log.record.Recorder;

/** What became of the samples that were to be logged, in figures. Thread-safe. */
final class LogFigures implements MetricSource {
  private final Standing standing;
  private final Recorder recorder;
  private final Subscription subscription;

  LogFigures(Standing standing, Recorder recorder, Subscription subscription) {
    this.standing = standing;
    this.recorder = recorder;
    this.subscription = subscription;
  }

  @Override
  public void collect(MetricSink sink) {
    Standing.View view = standing.view();
    sink.counter("lockgate_log_samples_total", "Samples stored.", (double) recorder.stored());
    sink.counter(
        "lockgate_log_lost_total",
        "Samples given up before they were stored: they came faster, or the disk was full, for too long.",
        (double) (recorder.lost() + subscription.lost()));
    sink.counter(
        "lockgate_log_dropped_total",
        "Stored samples given up because the quota ended, the oldest first.",
        (double) view.dropped());
    sink.counter(
        "lockgate_log_damaged_total",
        "Stored samples that cannot be read.",
        (double) view.damaged());
    sink.gauge("lockgate_log_waiting_samples", "Samples not stored yet.", recorder.waiting());
  }
}
