// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.publish;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import io.lockgate.api.publish.Cursor;
import io.lockgate.api.store.Bucket;
import io.lockgate.api.store.LogPage;
import io.lockgate.api.store.SampleLog;
import io.lockgate.api.time.ClockQuality;
import io.lockgate.api.time.GatewayClock;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;

/** A log in memory: numbers without gaps from 1, of points m/p0 to m/p9; the oldest can be taken away. */
final class MemoryLog implements SampleLog {
  private static final int POINTS = 10;

  private final GatewayClock clock;
  private final List<Long> received = new ArrayList<>();
  private long gone;
  private boolean failing;

  MemoryLog(GatewayClock clock) {
    this.clock = clock;
  }

  /** Logs so many samples now. */
  void add(int count) {
    for (int i = 0; i < count; i++) {
      received.add(clock.now().toEpochMilli());
    }
  }

  /** Gives up what is up to a number. */
  void drop(long upTo) {
    gone = upTo;
  }

  void fail(boolean value) {
    failing = value;
  }

  Sample sample(long number) {
    long millis = received.get((int) number - 1);
    return new Sample(
        PointId.of("m/p" + number % POINTS),
        Value.of(number),
        Quality.GOOD,
        millis,
        millis,
        ClockQuality.SYNCED,
        number);
  }

  @Override
  public CompletionStage<Cursor> append(List<Sample> samples) {
    return CompletableFuture.failedFuture(new IOException("not here"));
  }

  @Override
  public Cursor end() {
    return new Cursor(received.size());
  }

  @Override
  public Cursor at(Instant time) {
    for (int i = (int) gone; i < received.size(); i++) {
      if (received.get(i) >= time.toEpochMilli()) {
        return new Cursor(i);
      }
    }
    return end();
  }

  @Override
  public long count(Cursor after) {
    return received.size() - Math.max(gone, after.position());
  }

  @Override
  public LogPage read(Cursor after, int limit) throws IOException {
    if (failing) {
      throw new IOException("the disk is gone, as told");
    }
    long from = Math.max(gone, after.position());
    List<Sample> samples =
        LongStream.rangeClosed(from + 1, Math.min(from + limit, received.size()))
            .mapToObj(this::sample)
            .toList();
    return samples.isEmpty()
        ? new LogPage(samples, after, 0)
        : new LogPage(samples, new Cursor(from + samples.size()), from - after.position());
  }

  @Override
  public List<Sample> range(PointId point, Instant from, Instant to, int limit) {
    return List.of();
  }

  @Override
  public List<Bucket> downsample(PointId point, Instant from, Instant to, int buckets) {
    return List.of();
  }

  @Override
  public Optional<Sample> latest(PointId point) {
    return Optional.empty();
  }
}
