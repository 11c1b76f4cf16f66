// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.db;

import io.lockgate.api.point.Sample;
import io.lockgate.api.publish.Cursor;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What waits to be committed: calls in order, bounded by their samples. Thread-safe. */
final class Inbox {
  /** Most samples that wait. */
  static final int MOST = 200_000;

  /** Most samples of one commit, but for a single call that brings more. */
  static final int MOST_AT_ONCE = 20_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<Call> calls = new ArrayDeque<>();
  private int waiting;
  private long last;
  private boolean closed;

  private record Call(List<Sample> samples, CompletableFuture<Cursor> answer) {}

  /** Takes calls whose samples come after this number. */
  Inbox(long last) {
    this.last = last;
  }

  /** Takes samples; the stage fails at once when they cannot be taken. */
  CompletionStage<Cursor> put(List<Sample> samples) {
    CompletableFuture<Cursor> answer = new CompletableFuture<>();
    lock.lock();
    try {
      String refusal = refusal(samples);
      if (!refusal.isEmpty()) {
        answer.completeExceptionally(new IOException(refusal));
      } else if (samples.isEmpty()) {
        answer.complete(new Cursor(last));
      } else {
        calls.add(new Call(List.copyOf(samples), answer));
        waiting += samples.size();
        last = samples.get(samples.size() - 1).sequence();
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
    return answer;
  }

  private String refusal(List<Sample> samples) {
    if (closed) {
      return "the log is closed";
    }
    if (samples.size() > MOST - waiting) {
      return "too many samples wait to be logged";
    }
    long before = last;
    for (Sample sample : samples) {
      if (sample.sequence() <= before) {
        return "sample " + sample.sequence() + " does not come after " + before;
      }
      before = sample.sequence();
    }
    return "";
  }

  /**
   * Waits for calls, then a little longer for more of them.
   *
   * @param gatherNanos how much longer, unless there are enough before
   * @return what is to be committed together; empty after the close, when nothing waits any more
   */
  Batch take(long gatherNanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (calls.isEmpty() && !closed) {
        changed.await();
      }
      long left = gatherNanos;
      while (left > 0 && waiting < MOST_AT_ONCE && !closed) {
        left = changed.awaitNanos(left);
      }
      Batch batch = new Batch();
      for (Call next = calls.peek(); next != null && fits(batch, next); next = calls.peek()) {
        calls.remove();
        waiting -= next.samples.size();
        batch.add(next.samples, next.answer);
      }
      return batch;
    } finally {
      lock.unlock();
    }
  }

  /** The last samples taken were not stored: unless others wait, those after this number can come again. */
  void back(long stored) {
    lock.lock();
    try {
      if (calls.isEmpty()) {
        last = stored;
      }
    } finally {
      lock.unlock();
    }
  }

  private static boolean fits(Batch batch, Call next) {
    return batch.isEmpty() || batch.size() + next.samples.size() <= MOST_AT_ONCE;
  }

  /** Takes nothing more. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
