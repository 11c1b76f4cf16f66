// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.fakes;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Framing;
import io.lockgate.api.driver.Transport;
import io.lockgate.api.time.GatewayClock;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;

/** A transport without a wire: a function answers, or the test hands over frames itself. Not thread-safe. */
public final class FakeTransport implements Transport {
  private final List<Waiting> waiting = new ArrayList<>();
  private final List<ByteBuffer> sent = new ArrayList<>();
  private final Framing framing;
  private final GatewayClock clock;
  private final Function<ByteBuffer, List<ByteBuffer>> peer;
  private final boolean reachable;
  private boolean connected;
  private boolean closed;

  private record Waiting(
      Predicate<ByteBuffer> isReply, Deadline deadline, CompletableFuture<ByteBuffer> reply) {}

  FakeTransport(
      Framing framing,
      GatewayClock clock,
      Function<ByteBuffer, List<ByteBuffer>> peer,
      boolean reachable) {
    this.framing = framing;
    this.clock = clock;
    this.peer = peer;
    this.reachable = reachable;
  }

  @Override
  public CompletionStage<Void> connect(Deadline deadline) {
    if (closed) {
      return DriverException.failed(new DriverException.Closed(false));
    }
    if (!reachable) {
      return DriverException.failed(new DriverException.TimedOut("nobody accepts"));
    }
    connected = true;
    return CompletableFuture.allOf();
  }

  @Override
  public boolean connected() {
    return connected;
  }

  @Override
  public CompletionStage<ByteBuffer> exchange(
      ByteBuffer request, Predicate<ByteBuffer> isReply, Deadline deadline) {
    if (closed) {
      return DriverException.failed(new DriverException.Closed(false));
    }
    if (!connected) {
      return DriverException.failed(new DriverException.NotConnected("not connected"));
    }
    sent.add(request.duplicate());
    Waiting exchange = new Waiting(isReply, deadline, new CompletableFuture<>());
    waiting.add(exchange);
    peer.apply(request.duplicate()).forEach(this::receive);
    return exchange.reply();
  }

  @Override
  public CompletionStage<Void> send(ByteBuffer frame, Deadline deadline) {
    if (!connected) {
      return DriverException.failed(new DriverException.NotConnected("not connected"));
    }
    sent.add(frame.duplicate());
    return CompletableFuture.allOf();
  }

  /** A frame comes; goes to the first that accepts it. */
  public void receive(ByteBuffer frame) {
    for (Waiting each : waiting) {
      if (each.isReply().test(frame.duplicate())) {
        waiting.remove(each);
        each.reply().complete(frame);
        return;
      }
    }
    framing.unrequested(frame);
  }

  /** Fails what has waited too long. */
  public void expire() {
    for (Waiting each : List.copyOf(waiting)) {
      if (each.deadline().isOver(clock)) {
        waiting.remove(each);
        each.reply().completeExceptionally(new DriverException.TimedOut("silence"));
      }
    }
  }

  /** The connection breaks. */
  public void lose() {
    connected = false;
    DriverException.Lost cause = new DriverException.Lost("broken");
    List<Waiting> open = List.copyOf(waiting);
    waiting.clear();
    open.forEach(each -> each.reply().completeExceptionally(cause));
    framing.lost(cause);
  }

  /** All frames sent so far. */
  public List<ByteBuffer> sent() {
    return sent;
  }

  /** How many wait for a reply. */
  public int waiting() {
    return waiting.size();
  }

  public boolean closed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    connected = false;
    List<Waiting> open = List.copyOf(waiting);
    waiting.clear();
    open.forEach(each -> each.reply().completeExceptionally(new DriverException.Closed(true)));
  }
}
