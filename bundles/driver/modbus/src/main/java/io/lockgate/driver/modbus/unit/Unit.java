// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.unit;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.codec.modbus.Response;
import io.lockgate.driver.modbus.line.Line;
import io.lockgate.driver.modbus.wire.Ask;
import io.lockgate.driver.modbus.wire.Replies;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** One unit of a link. Thread-safe. */
public final class Unit {
  private final Line line;
  private final int number;
  private final Duration timeout;
  private final Set<Awaited> awaited = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * Makes it.
   *
   * @param number 1 to 255
   * @param timeout for a reply
   */
  public Unit(Line line, int number, Duration timeout) {
    this.line = line;
    this.number = number;
    this.timeout = timeout;
  }

  /**
   * Makes sure that neither it nor its link is closed.
   *
   * @throws DriverException.Closed one is
   */
  public void requireOpen() throws DriverException.Closed {
    if (closed || line.closed()) {
      throw new DriverException.Closed(false);
    }
  }

  /** As {@link Line#generation}. */
  public int generation() {
    return line.generation();
  }

  /**
   * Asks it.
   *
   * @return its reply; fails with {@link DriverException.Refused} when it refuses, else as
   *     {@link io.lockgate.api.driver.Device} says
   */
  public CompletionStage<Response> ask(Ask.Known ask, Deadline deadline) {
    if (closed) {
      return DriverException.failed(new DriverException.Closed(false));
    }
    CompletableFuture<Response> reply =
        line.ask(number, ask, timeout, deadline)
            .thenApply(pdu -> response(ask, pdu))
            .toCompletableFuture();
    if (!reply.isDone()) {
      watch(reply);
    }
    return reply;
  }

  private static Response response(Ask.Known ask, ByteBuffer pdu) {
    try {
      return Replies.of(ask.request(), pdu);
    } catch (DriverException failed) {
      throw new CompletionException(failed);
    }
  }

  private void watch(CompletableFuture<Response> reply) {
    Awaited open = new Awaited(reply);
    awaited.add(open);
    reply.whenComplete((done, failed) -> awaited.remove(open));
    if (closed) {
      open.end();
    }
  }

  /** Says that a poll is over, after the stage and before whoever waits for the result. */
  public <T> CompletionStage<T> alone(CompletionStage<T> stage) {
    return stage.whenComplete((done, failed) -> line.rest());
  }

  /** Whether {@link #alone} gives the connection up. */
  public boolean restsAfterPoll() {
    return line.restsAfterPoll();
  }

  /** Ends what is open; without effect the second time. */
  public void close() {
    closed = true;
    awaited.forEach(Awaited::end);
  }

  /** A reply on its way; no two are equal. */
  private static final class Awaited {
    private final CompletableFuture<Response> reply;

    Awaited(CompletableFuture<Response> reply) {
      this.reply = reply;
    }

    void end() {
      reply.completeExceptionally(new DriverException.Closed(true));
    }
  }
}
