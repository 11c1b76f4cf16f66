// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.publish;

import io.lockgate.api.publish.Acknowledgement;
import io.lockgate.api.publish.PublisherStatus;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** What passes between the thread of an outbox and all others: answers in, how it stands out. Thread-safe. */
final class Answers {
  private final Queue<Settled> settled = new ConcurrentLinkedQueue<>();
  private volatile PublisherStatus status;
  private volatile Outbox.Figures figures;

  Answers(PublisherStatus status, Outbox.Figures figures) {
    this.status = status;
    this.figures = figures;
  }

  /**
   * What became of a flight.
   *
   * @param answer null when it failed
   * @param failure null when it arrived
   */
  record Settled(Flight flight, @Nullable Acknowledgement answer, @Nullable Throwable failure) {}

  void add(Settled one) {
    settled.add(one);
  }

  /** The next one; null for none. */
  @Nullable Settled next() {
    return settled.poll();
  }

  void show(PublisherStatus now, Outbox.Figures counted) {
    status = now;
    figures = counted;
  }

  PublisherStatus status() {
    return status;
  }

  Outbox.Figures figures() {
    return figures;
  }
}
