// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.publish;

import io.lockgate.api.publish.Acknowledgement;
import io.lockgate.api.publish.Batch;
import io.lockgate.api.publish.Cursor;
import org.jspecify.annotations.Nullable;

/** A part of the log on its way. Not thread-safe. */
final class Flight {
  private final @Nullable Batch batch;
  private final Cursor to;
  private final long lost;
  private final long deadline;
  private @Nullable Acknowledgement answer;
  private boolean failed;

  /**
   * A batch, or none where nothing of a part is wanted; then it has arrived.
   *
   * @param lost samples in it that the log no longer has
   * @param deadline in nanoseconds of the monotonic clock
   */
  Flight(@Nullable Batch batch, Cursor to, long lost, long deadline) {
    this.batch = batch;
    this.to = to;
    this.lost = lost;
    this.deadline = deadline;
    if (batch == null) {
      answer = new Acknowledgement(to, 0, "");
    }
  }

  boolean isBatch() {
    return batch != null;
  }

  boolean isLive() {
    return batch != null && batch.lane() == Batch.Lane.LIVE;
  }

  int size() {
    return batch == null ? 0 : batch.samples().size();
  }

  /** How many of its samples are before a place. */
  long upTo(Cursor place) {
    return batch == null
        ? 0
        : batch.samples().stream().filter(each -> each.sequence() <= place.position()).count();
  }

  /** When its first sample was received, epoch milliseconds; 0 when there is none. */
  long firstMillis() {
    return batch == null ? 0 : batch.samples().get(0).receiveMillis();
  }

  Cursor to() {
    return to;
  }

  long lost() {
    return lost;
  }

  boolean isLate(long now) {
    return isOpen() && now - deadline > 0;
  }

  void failed() {
    failed = true;
  }

  /** Whether nobody knows what became of it. */
  boolean isOpen() {
    return answer == null && !failed;
  }

  void arrived(Acknowledgement what) {
    answer = what;
  }

  /** What became of it; null while it is on its way. */
  @Nullable Acknowledgement answer() {
    return answer;
  }
}
