// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.log;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Sample;
import io.lockgate.api.publish.Cursor;
import io.lockgate.api.store.Bucket;
import io.lockgate.api.store.LogPage;
import io.lockgate.api.store.SampleLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A log in memory, of one point; a summary has one part. */
final class FakeLog implements SampleLog {
  final List<Sample> samples = new ArrayList<>();

  @Override
  public CompletionStage<Cursor> append(List<Sample> more) {
    samples.addAll(more);
    return CompletableFuture.completedFuture(end());
  }

  @Override
  public Cursor end() {
    return new Cursor(samples.size());
  }

  @Override
  public Cursor at(Instant received) {
    return Cursor.START;
  }

  @Override
  public long count(Cursor after) {
    return samples.size() - after.position();
  }

  @Override
  public LogPage read(Cursor after, int limit) {
    return new LogPage(samples, end(), 0);
  }

  @Override
  public List<Sample> range(PointId point, Instant from, Instant to, int limit) {
    return samples.stream()
        .filter(each -> each.point().equals(point))
        .filter(each -> !each.sourceTime().isBefore(from) && each.sourceTime().isBefore(to))
        .limit(limit)
        .toList();
  }

  @Override
  public List<Bucket> downsample(PointId point, Instant from, Instant to, int buckets) {
    DoubleSummaryStatistics sums =
        samples.stream().mapToDouble(each -> each.value().asDouble(0)).summaryStatistics();
    return List.of(
        new Bucket(
            from.toEpochMilli(),
            sums.getCount(),
            sums.getMin(),
            sums.getMax(),
            sums.getAverage(),
            1,
            3));
  }

  @Override
  public Optional<Sample> latest(PointId point) {
    return samples.isEmpty() ? Optional.empty() : Optional.of(samples.get(samples.size() - 1));
  }
}
