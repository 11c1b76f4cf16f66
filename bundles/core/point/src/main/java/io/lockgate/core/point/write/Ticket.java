// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.write;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.PointDirectory.PointAccess;
import io.lockgate.api.model.PointModel;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Value;
import io.lockgate.api.point.WriteOutcome;
import io.lockgate.api.point.WriteRequest;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.core.point.PointTimer;
import io.lockgate.core.point.table.Slot;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One write on its way: sent once, read back a few times while it does not yet show what was expected, decided once. The
 * way is given a little less time than there is, so that its own answer arrives before the end. Thread-safe.
 */
final class Ticket {
  private static final int READS = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final long MOST_RESERVE_NANOS = 50_000_000;
  private static final WriteOutcome NOTHING_SENT =
      new WriteOutcome.Refused(WriteOutcome.Reason.EXPIRED, "its time was over before it was sent");

  private final WriteRequest request;
  private final PointModel model;
  private final PointAccess access;
  private final PointTimer timer;
  private final GatewayClock clock;
  private final Deadline deadline;
  private final CompletableFuture<WriteOutcome> outcome = new CompletableFuture<>();
  private volatile WriteOutcome atTheEnd = NOTHING_SENT;

  /** A write that may be done. */
  Ticket(WriteRequest request, Slot.Known point, PointTimer timer, GatewayClock clock) {
    this.request = request;
    this.model = point.entry().model();
    this.access = point.access();
    this.timer = timer;
    this.clock = clock;
    long within = request.within().toNanos();
    long reserve = Math.min(within / 10, MOST_RESERVE_NANOS);
    this.deadline = new Deadline(clock.monotonicNanos() + within - reserve);
  }

  /** Sends it, by the calling thread, so that the order of calls is the order of sending. */
  void send() {
    if (outcome.isDone()) {
      return;
    }
    atTheEnd = new WriteOutcome.Unknown("sent or not, no answer came in time");
    CompletionStage<Void> sent;
    try {
      sent = access.write(request.point(), request.value(), request.priority(), deadline);
    } catch (RuntimeException defect) {
      outcome.complete(Outcomes.of(DriverException.in(defect)));
      return;
    }
    sent.whenComplete(
        (done, failure) -> {
          if (failure != null) {
            outcome.complete(Outcomes.of(DriverException.in(failure)));
          } else if (!wantsReadBack()) {
            outcome.complete(new WriteOutcome.Accepted());
          } else {
            atTheEnd = new WriteOutcome.NotConfirmed(Value.missing());
            readBack(1, FIRST_PAUSE);
          }
        });
  }

  /** How it ended; always completes normally when {@link #end} is called in time. */
  CompletableFuture<WriteOutcome> outcome() {
    return outcome;
  }

  /** Its time is over: what is known now is the outcome. */
  void end() {
    outcome.complete(atTheEnd);
  }

  /** A command does not read back as written; something else may be expected of it all the same. */
  private boolean wantsReadBack() {
    boolean asWritten = request.expected().equals(request.value());
    return !request.expected().isMissing() && (model.write().readBack() || !asWritten);
  }

  private void readBack(int attempt, Duration pause) {
    CompletionStage<Reading> read;
    try {
      read = access.read(request.point(), deadline);
    } catch (RuntimeException defect) {
      read = DriverException.failed(DriverException.in(defect));
    }
    read.whenComplete(
        (reading, failure) -> {
          if (failure == null && Fit.same(model, request.expected(), reading.value())) {
            outcome.complete(new WriteOutcome.Confirmed(reading.value()));
            return;
          }
          if (failure == null) {
            atTheEnd = new WriteOutcome.NotConfirmed(reading.value());
          }
          again(attempt, pause);
        });
  }

  private void again(int attempt, Duration pause) {
    if (attempt == READS || deadline.remainingNanos(clock) <= pause.toNanos()) {
      outcome.complete(atTheEnd);
    } else if (!outcome.isDone()) {
      timer.after(pause, () -> readBack(attempt + 1, pause.multipliedBy(2)));
    }
  }
}
