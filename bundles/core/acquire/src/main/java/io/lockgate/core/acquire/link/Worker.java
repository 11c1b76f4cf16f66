// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.LinkContext.BlockingCall;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.core.acquire.time.Alarms;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of one link for calls that block; there is none until the first call. One call at a time, in order; at its
 * deadline a call is given up and interrupted, and while it does not heed that, all others are turned away. Thread-safe.
 */
final class Worker {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
  private static final int MOST_WAITING = 16;

  private final String link;
  private final GatewayClock clock;
  private final Alarms alarms;
  private final ArrayDeque<Job<?>> waiting = new ArrayDeque<>();
  private @Nullable Job<?> current;
  private @Nullable Thread thread;
  private boolean stuck;
  private boolean closed;

  Worker(String link, GatewayClock clock, Alarms alarms) {
    this.link = link;
    this.clock = clock;
    this.alarms = alarms;
  }

  <T> CompletionStage<T> run(BlockingCall<T> call, Deadline deadline) {
    Job<T> job = new Job<>(call);
    DriverException refusal = admit(job);
    if (refusal != null) {
      return DriverException.failed(refusal);
    }
    Alarms.Alarm alarm = alarms.alarm(() -> giveUp(job));
    job.answer.whenComplete((result, thrown) -> alarm.cancel());
    if (deadline.isOver(clock)) {
      giveUp(job);
    } else if (!job.answer.isDone()) {
      alarm.set(deadline.monotonicNanos());
    }
    return job.answer;
  }

  private synchronized @Nullable DriverException admit(Job<?> job) {
    if (closed) {
      return new DriverException.Closed(false);
    }
    if (stuck || waiting.size() >= MOST_WAITING) {
      return new DriverException.Busy(stuck ? "a call does not end" : "too many calls wait");
    }
    waiting.add(job);
    if (thread == null) {
      thread = new Thread(this::work, "lockgate-link-" + link);
      thread.setDaemon(true);
      thread.start();
    }
    notifyAll();
    return null;
  }

  /** Whether a call runs on although it was interrupted. */
  synchronized boolean isStuck() {
    return stuck;
  }

  private void giveUp(Job<?> job) {
    synchronized (this) {
      waiting.remove(job);
      if (job == current && thread != null) {
        stuck = true;
        thread.interrupt();
      }
    }
    job.answer.completeExceptionally(new DriverException.TimedOut("no answer in time"));
  }

  private void work() {
    for (Job<?> job = next(); job != null; job = next()) {
      job.run();
    }
  }

  /** The former call is over; waits for another. Empty after close. */
  private synchronized @Nullable Job<?> next() {
    current = null;
    stuck = false;
    while (waiting.isEmpty() && !closed) {
      awaitOne();
    }
    if (Thread.interrupted()) {
      LOG.debug("Link {}: an interrupt came after the end of its call", link);
    }
    current = closed ? null : waiting.poll();
    return current;
  }

  private synchronized void awaitOne() {
    try {
      while (waiting.isEmpty() && !closed) {
        wait();
      }
    } catch (InterruptedException late) {
      LOG.debug("Link {}: an interrupt came after the end of its call", link);
    }
  }

  /** All fail with Closed, what runs is interrupted. */
  void close() {
    takeAll().forEach(job -> job.answer.completeExceptionally(new DriverException.Closed(true)));
    synchronized (this) {
      if (thread != null) {
        thread.interrupt();
      }
    }
  }

  private synchronized List<Job<?>> takeAll() {
    closed = true;
    List<Job<?>> open = new ArrayList<>(waiting);
    waiting.clear();
    if (current != null) {
      open.add(current);
    }
    return open;
  }

  /** A call and who waits for it; each is itself only. */
  private static final class Job<T> {
    private final BlockingCall<T> call;
    private final CompletableFuture<T> answer = new CompletableFuture<>();

    Job(BlockingCall<T> call) {
      this.call = call;
    }

    void run() {
      try {
        answer.complete(call.call());
      } catch (InterruptedException interrupted) {
        answer.completeExceptionally(new DriverException.TimedOut("interrupted"));
      } catch (DriverException | RuntimeException | LinkageError failure) {
        answer.completeExceptionally(failure);
      }
    }
  }
}
