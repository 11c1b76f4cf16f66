// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.line;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Framing;
import io.lockgate.api.driver.LinkContext;
import io.lockgate.api.driver.Transport;
import io.lockgate.driver.modbus.wire.Envelope;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** The transport of a link, renewed when it was given up between two polls. Thread-safe. */
public final class Connection {
  private final LinkContext context;
  private final Function<Framing, Transport> maker;
  private final Framing framing;
  private final AtomicInteger generation = new AtomicInteger();
  private volatile Transport transport;
  private volatile boolean resting;
  private volatile boolean closed;

  /**
   * Makes the transport.
   *
   * @param maker makes another one each time; refuses with IllegalArgumentException what cannot work
   */
  public Connection(LinkContext context, Envelope envelope, Function<Framing, Transport> maker) {
    this.context = context;
    this.maker = maker;
    this.framing = new Frames(envelope);
    this.transport = maker.apply(framing);
  }

  /** Connects; completes with whether it was not connected before. */
  CompletionStage<Boolean> connect(Deadline deadline) {
    if (closed) {
      return DriverException.failed(new DriverException.Closed(false));
    }
    Transport current = transport;
    if (current.connected()) {
      return CompletableFuture.completedFuture(false);
    }
    if (!resting) {
      generation.incrementAndGet();
    }
    resting = false;
    return current.connect(deadline).thenApply(up -> true);
  }

  Transport transport() {
    return transport;
  }

  int generation() {
    return generation.get();
  }

  /** Whether it was given up by {@link #rest} and is to be connected again by whoever needs it. */
  boolean resting() {
    return resting;
  }

  boolean closed() {
    return closed;
  }

  /** Gives the connection up until it is needed. */
  synchronized void rest() {
    if (!closed && transport.connected()) {
      Transport old = transport;
      transport = maker.apply(framing);
      resting = true;
      old.close();
    }
  }

  synchronized void close() {
    closed = true;
    transport.close();
  }

  /** Cuts frames, and passes on what the transport sees by itself. */
  private final class Frames implements Framing {
    private final Envelope envelope;

    Frames(Envelope envelope) {
      this.envelope = envelope;
    }

    @Override
    public int frameLength(ByteBuffer received) throws DriverException.Damaged {
      return envelope.frameLength(received);
    }

    @Override
    public void lost(DriverException cause) {
      generation.incrementAndGet();
      context.lost(cause);
    }

    @Override
    public String describe(ByteBuffer frame, boolean sent) {
      return envelope.describe(frame, sent);
    }
  }
}
