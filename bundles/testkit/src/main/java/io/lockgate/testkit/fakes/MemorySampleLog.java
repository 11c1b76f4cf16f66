// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.fakes;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Sample;
import io.lockgate.api.publish.Cursor;
import io.lockgate.api.store.Bucket;
import io.lockgate.api.store.LogPage;
import io.lockgate.api.store.SampleLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A log in memory, without bounds; no trends. Thread-safe. */
public final class MemorySampleLog implements SampleLog {
  private final List<Sample> samples = new ArrayList<>();

  @Override
  public synchronized CompletionStage<Cursor> append(List<Sample> more) {
    samples.addAll(more);
    return CompletableFuture.completedFuture(end());
  }

  @Override
  public synchronized Cursor end() {
    return samples.isEmpty()
        ? Cursor.START
        : new Cursor(samples.get(samples.size() - 1).sequence());
  }

  @Override
  public synchronized Cursor at(Instant received) {
    return samples.stream()
        .filter(each -> each.receiveMillis() >= received.toEpochMilli())
        .findFirst()
        .map(each -> new Cursor(each.sequence() - 1))
        .orElseGet(this::end);
  }

  @Override
  public synchronized LogPage read(Cursor after, int limit) {
    List<Sample> page =
        samples.stream().filter(each -> each.sequence() > after.position()).limit(limit).toList();
    Cursor next = page.isEmpty() ? after : new Cursor(page.get(page.size() - 1).sequence());
    return new LogPage(page, next, 0);
  }

  @Override
  public synchronized List<Sample> range(PointId point, Instant from, Instant to, int limit) {
    return samples.stream()
        .filter(each -> each.point().equals(point))
        .filter(each -> !each.sourceTime().isBefore(from) && each.sourceTime().isBefore(to))
        .sorted(Comparator.comparingLong(Sample::sourceMillis))
        .limit(limit)
        .toList();
  }

  @Override
  public List<Bucket> downsample(PointId point, Instant from, Instant to, int buckets) {
    throw new UnsupportedOperationException("no trends here");
  }

  @Override
  public synchronized Optional<Sample> latest(PointId point) {
    return samples.stream()
        .filter(each -> each.point().equals(point))
        .max(Comparator.comparingLong(Sample::sourceMillis));
  }
}
