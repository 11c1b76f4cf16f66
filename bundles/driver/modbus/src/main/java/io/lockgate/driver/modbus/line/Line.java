// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.line;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.LinkContext;
import io.lockgate.driver.modbus.settings.LinkSettings;
import io.lockgate.driver.modbus.wire.Ask;
import io.lockgate.driver.modbus.wire.Envelope;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The way of requests to the units of a link, and of their replies back. Keeps the pauses that devices need; has no
 * queue: the framework asks in turn. Thread-safe.
 */
public final class Line {
  private static final Set<Integer> BROADCASTS = Set.of(5, 6, 15, 16, 22);
  private static final int BROADCAST = 0;
  private static final Duration TURN_AROUND = Duration.ofMillis(100);
  private static final int TRANSACTIONS = 0xFFFF;

  private final LinkContext context;
  private final LinkSettings settings;
  private final Envelope envelope;
  private final Connection connection;
  private final AtomicInteger transactions = new AtomicInteger();
  private volatile long quietUntil;

  /**
   * Makes it, not connected.
   *
   * @param connection the transport, not yet connected
   */
  public Line(
      LinkContext context, LinkSettings settings, Envelope envelope, Connection connection) {
    this.context = context;
    this.settings = settings;
    this.envelope = envelope;
    this.connection = connection;
    this.quietUntil = context.clock().monotonicNanos();
  }

  /** As {@link io.lockgate.api.driver.Link#connect}; the pause after it is part of it, as far as the deadline allows. */
  public CompletionStage<Void> connect(Deadline deadline) {
    CompletionStage<Boolean> connected = connection.connect(deadline);
    return connected.thenCompose(anew -> anew ? settle(deadline) : Stages.done());
  }

  private CompletionStage<Void> settle(Deadline deadline) {
    Duration pause = settings.pauseAfterConnect();
    if (pause.isZero()) {
      return Stages.done();
    }
    quiet(pause);
    long left = deadline.remainingNanos(context.clock());
    return left < pause.toNanos() ? Stages.done() : context.pause(pause);
  }

  /** Counts connections and losses: what was learned about devices holds while it stands still. */
  public int generation() {
    return connection.generation();
  }

  /**
   * Asks a unit.
   *
   * @param timeout for the reply, from when the request is sent
   * @param deadline for all of it
   * @return the reply, a refusal included; fails as {@link io.lockgate.api.driver.Link#exchange}
   */
  public CompletionStage<ByteBuffer> ask(int unit, Ask ask, Duration timeout, Deadline deadline) {
    if (connection.closed()) {
      return DriverException.failed(new DriverException.Closed(false));
    }
    if (connection.resting()) {
      return wake(deadline).thenCompose(up -> inTurn(unit, ask, timeout, deadline));
    }
    return inTurn(unit, ask, timeout, deadline);
  }

  /** Connects for a request; whatever prevents it, nothing was sent. */
  private CompletionStage<Void> wake(Deadline deadline) {
    return connect(deadline)
        .exceptionallyCompose(
            failure -> {
              DriverException why = DriverException.in(failure);
              return DriverException.failed(
                  why instanceof DriverException.Closed
                      ? why
                      : new DriverException.NotConnected(String.valueOf(why.getMessage()), why));
            });
  }

  private CompletionStage<ByteBuffer> inTurn(
      int unit, Ask ask, Duration timeout, Deadline deadline) {
    return isQuiet()
        ? send(unit, ask, timeout, deadline)
        : whenQuiet(deadline).thenCompose(now -> send(unit, ask, timeout, deadline));
  }

  private CompletionStage<ByteBuffer> send(int unit, Ask ask, Duration timeout, Deadline deadline) {
    int transaction = transactions.incrementAndGet() & TRANSACTIONS;
    CompletionStage<ByteBuffer> reply =
        connection
            .transport()
            .exchange(
                envelope.wrap(transaction, unit, ask.pdu()),
                frame -> envelope.answers(frame, transaction, unit, ask),
                sooner(timeout, deadline))
            .thenApply(envelope::pdu);
    return settings.pauseBetween().isZero()
        ? reply
        : reply.whenComplete((done, failed) -> quiet(settings.pauseBetween()));
  }

  /**
   * Tells all units something; completes when it is sent, and is followed by a silence in which they do it.
   *
   * @return fails with {@link DriverException.BadSetting} when the request does not only write
   */
  public CompletionStage<Void> broadcast(Ask ask, Deadline deadline) {
    if (connection.closed()) {
      return DriverException.failed(new DriverException.Closed(false));
    }
    int function = ask.pdu().get(0);
    if (!BROADCASTS.contains(function)) {
      return DriverException.failed(
          new DriverException.BadSetting("address", "unit 0 can only be written"));
    }
    CompletionStage<Void> ready =
        connection.resting()
            ? wake(deadline).thenCompose(up -> whenQuiet(deadline))
            : whenQuiet(deadline);
    return ready
        .thenCompose(
            now -> connection.transport().send(envelope.wrap(0, BROADCAST, ask.pdu()), deadline))
        .whenComplete((done, failed) -> quiet(turnAround()));
  }

  private Duration turnAround() {
    Duration pause = settings.pauseBetween();
    return settings.carrier().serial() && pause.compareTo(TURN_AROUND) < 0 ? TURN_AROUND : pause;
  }

  private void quiet(Duration time) {
    quietUntil = context.clock().monotonicNanos() + time.toNanos();
  }

  private boolean isQuiet() {
    return quietUntil - context.clock().monotonicNanos() <= 0;
  }

  private CompletionStage<Void> whenQuiet(Deadline deadline) {
    long left = quietUntil - context.clock().monotonicNanos();
    if (left <= 0) {
      return Stages.done();
    }
    return left > deadline.remainingNanos(context.clock())
        ? DriverException.failed(new DriverException.Expired())
        : context.pause(Duration.ofNanos(left));
  }

  private Deadline sooner(Duration timeout, Deadline deadline) {
    Deadline own = Deadline.in(timeout, context.clock());
    return own.monotonicNanos() - deadline.monotonicNanos() < 0 ? own : deadline;
  }

  /** Whether {@link #rest} does something. */
  public boolean restsAfterPoll() {
    return settings.closeAfterPoll();
  }

  /** A poll, or something else of its own, is over: gives the connection up where that is wanted. */
  public void rest() {
    if (settings.closeAfterPoll()) {
      connection.rest();
    }
  }

  /** Whether it is closed for good. */
  public boolean closed() {
    return connection.closed();
  }

  /** As {@link io.lockgate.api.driver.Link#close}. */
  public void close() {
    connection.close();
  }
}
