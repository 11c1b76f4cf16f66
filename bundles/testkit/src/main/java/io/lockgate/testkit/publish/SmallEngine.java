// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.publish;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import io.lockgate.api.publish.Acknowledgement;
import io.lockgate.api.publish.Batch;
import io.lockgate.api.publish.Cursor;
import io.lockgate.api.publish.PublishException;
import io.lockgate.api.publish.Publisher;
import io.lockgate.api.time.ClockQuality;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Brings samples from memory to a publisher as the gateway does from its log: in order, by cursor, as many batches on their
 * way as the publisher takes, everything behind the last acknowledgement again after a failure. Used by one thread, which
 * waits.
 */
public final class SmallEngine {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long PAUSE_MILLIS = 50;
  private static final long START = 1_760_000_000_000L;

  private final Publisher publisher;
  private final int batch;
  private final List<Sample> log = new ArrayList<>();
  private final List<PublishException.Kind> failures = new ArrayList<>();
  private long acknowledged;

  /** With batches of this size. */
  public SmallEngine(Publisher publisher, int batch) {
    this.publisher = publisher;
    this.batch = Math.min(batch, publisher.maxBatch());
  }

  private record Sent(Cursor to, CompletableFuture<Acknowledgement> answer) {}

  /** A good sample of that sequence number; times rise by a second each. */
  public static Sample sample(String point, Value value, long sequence) {
    long time = START + 1_000 * sequence;
    return new Sample(
        PointId.of(point), value, Quality.GOOD, time, time, ClockQuality.SYNCED, sequence);
  }

  /** Puts a sample at the end of the log; its sequence number must be its place, counted from 1. */
  public SmallEngine append(Sample sample) {
    if (sample.sequence() != log.size() + 1) {
      throw new IllegalArgumentException("not the next: " + sample.sequence());
    }
    log.add(sample);
    return this;
  }

  /** Puts so many samples of a point at the end, their values being their sequence numbers. */
  public SmallEngine append(String point, int count) {
    for (int i = 0; i < count; i++) {
      long sequence = log.size() + 1L;
      append(sample(point, Value.of(sequence), sequence));
    }
    return this;
  }

  /** Place after the last sample acknowledged. */
  public long acknowledged() {
    return acknowledged;
  }

  /** Kinds of the failures so far. */
  public List<PublishException.Kind> failures() {
    return List.copyOf(failures);
  }

  /**
   * Delivers until all is acknowledged, trying again whatever fails.
   *
   * @throws AssertionError time is up; with the failures there were
   */
  public void drain(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (acknowledged < log.size()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            acknowledged + " of " + log.size() + " samples arrived; failures: " + failures);
      }
      try {
        round();
      } catch (PublishException e) {
        failures.add(e.kind());
        pause();
      }
    }
  }

  /** Delivers until something fails, or all is acknowledged. */
  public void round() throws PublishException {
    Deque<Sent> open = new ArrayDeque<>();
    long next = acknowledged;
    while (next < log.size() || !open.isEmpty()) {
      while (next < log.size() && open.size() < publisher.maxInFlight()) {
        long end = Math.min(log.size(), next + batch);
        List<Sample> samples = log.subList((int) next, (int) end);
        Batch one = new Batch(samples, new Cursor(next), new Cursor(end), Batch.Lane.BACKLOG);
        open.add(new Sent(one.to(), publisher.publish(one, PATIENCE).toCompletableFuture()));
        next = end;
      }
      acknowledged = await(open.remove().answer()).upTo().position();
    }
  }

  /** The next batch, without sending it. */
  public Batch next() {
    long end = Math.min(log.size(), acknowledged + batch);
    List<Sample> samples = log.subList((int) acknowledged, (int) end);
    return new Batch(samples, new Cursor(acknowledged), new Cursor(end), Batch.Lane.BACKLOG);
  }

  /** What one stage of a publisher gives; its failure as it is. */
  public static <T> T await(CompletableFuture<T> stage) throws PublishException {
    try {
      return stage.get(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PublishException known) {
        throw known;
      }
      throw new AssertionError("a publisher fails with a PublishException only", e);
    } catch (TimeoutException e) {
      throw new AssertionError("a publisher answers in the time it was given", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static void pause() {
    try {
      boolean never = new CountDownLatch(1).await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
      if (never) {
        throw new IllegalStateException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
