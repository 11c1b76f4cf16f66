// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.publish;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Sample;
import io.lockgate.api.publish.Acknowledgement;
import io.lockgate.api.publish.Batch;
import io.lockgate.api.publish.PublishException;
import io.lockgate.api.publish.PublishException.Kind;
import io.lockgate.api.publish.Publisher;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** The other side: takes all at once, or fails, or keeps batches until they are answered by hand. */
final class Above implements Publisher {
  final List<Long> backlog = new ArrayList<>();
  final List<Sample> live = new ArrayList<>();
  final Deque<Open> open = new ArrayDeque<>();
  int calls;
  private final int maxBatch;
  private final int maxInFlight;
  private Predicate<PointId> wanted = point -> true;
  private boolean byHand;
  private Kind failure;
  private boolean failing;

  /** A batch that waits for its answer. */
  record Open(Batch batch, CompletableFuture<Acknowledgement> answer) {
    void take() {
      answer.complete(Acknowledgement.all(batch));
    }

    void fail() {
      answer.completeExceptionally(new PublishException(Kind.UNREACHABLE, "cut"));
    }
  }

  Above(int maxBatch, int maxInFlight) {
    this.maxBatch = maxBatch;
    this.maxInFlight = maxInFlight;
    failure = Kind.UNREACHABLE;
  }

  Above wanting(Predicate<PointId> points) {
    wanted = points;
    return this;
  }

  Above byHand() {
    byHand = true;
    return this;
  }

  void fails(Kind kind) {
    failing = true;
    failure = kind;
  }

  void works() {
    failing = false;
  }

  /** Numbers that came in turn, each once. */
  List<Long> once() {
    return List.copyOf(new TreeSet<>(backlog));
  }

  @Override
  public boolean wants(PointId point) {
    return wanted.test(point);
  }

  @Override
  public int maxBatch() {
    return maxBatch;
  }

  @Override
  public int maxInFlight() {
    return maxInFlight;
  }

  @Override
  public CompletionStage<Acknowledgement> publish(Batch batch, Duration within) {
    calls++;
    if (failing) {
      return CompletableFuture.failedFuture(new PublishException(failure, "as told"));
    }
    if (batch.lane() == Batch.Lane.LIVE) {
      live.addAll(batch.samples());
    } else {
      batch.samples().forEach(sample -> backlog.add(sample.sequence()));
    }
    if (byHand) {
      Open one = new Open(batch, new CompletableFuture<>());
      open.add(one);
      return one.answer();
    }
    return CompletableFuture.completedFuture(Acknowledgement.all(batch));
  }

  @Override
  public CompletionStage<String> test(Duration within) {
    return CompletableFuture.completedFuture("fine");
  }
}
