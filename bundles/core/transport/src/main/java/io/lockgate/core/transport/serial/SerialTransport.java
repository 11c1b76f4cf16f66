// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.serial;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Framing;
import io.lockgate.api.driver.SerialLine;
import io.lockgate.api.driver.Transport;
import io.lockgate.core.transport.frame.Exchange;
import io.lockgate.core.transport.frame.Link;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A serial port. One exchange is on the line at a time, further ones wait for their turn; one whose deadline passes
 * before its turn fails with {@link DriverException.Expired}. Thread-safe.
 */
public final class SerialTransport implements Transport {
  private final SerialPorts ports;
  private final SerialLine line;
  private final Link link;
  private final Object lock = new Object();
  private volatile @Nullable BusThread bus;
  private volatile boolean closed;

  SerialTransport(SerialPorts ports, SerialLine line, Link link) {
    this.ports = ports;
    this.line = line;
    this.link = link;
  }

  /** While the port is being opened its outcome, with its deadline, is everybody's. */
  @Override
  public CompletionStage<Void> connect(Deadline deadline) {
    synchronized (lock) {
      if (closed) {
        return DriverException.failed(new DriverException.Closed(false));
      }
      BusThread running = bus;
      if (running == null) {
        running = ports.thread(line, link, this::gone);
        if (running == null) {
          return DriverException.failed(new DriverException.Closed(false));
        }
        bus = running;
        ports.watch(running, deadline);
        running.start();
      }
      return running.isEnding() ? DriverException.failed(link.notConnected()) : running.opened();
    }
  }

  @Override
  public boolean connected() {
    BusThread now = bus;
    return now != null && now.works();
  }

  @Override
  public CompletionStage<ByteBuffer> exchange(
      ByteBuffer request, Predicate<ByteBuffer> isReply, Deadline deadline) {
    Exchange exchange = new Exchange(isReply, deadline.monotonicNanos());
    DriverException refused = offer(request, exchange);
    return refused == null ? exchange.reply() : DriverException.failed(refused);
  }

  @Override
  public CompletionStage<Void> send(ByteBuffer frame, Deadline deadline) {
    Exchange exchange = new Exchange(null, deadline.monotonicNanos());
    DriverException refused = offer(frame, exchange);
    return refused == null ? exchange.sent() : DriverException.failed(refused);
  }

  private @Nullable DriverException offer(ByteBuffer frame, Exchange exchange) {
    if (!frame.hasRemaining() || frame.remaining() > Framing.MAX_FRAME) {
      throw new IllegalArgumentException("a frame has 1 to " + Framing.MAX_FRAME + " bytes");
    }
    BusThread now = bus;
    if (now == null || closed) {
      return closed ? new DriverException.Closed(false) : link.notConnected();
    }
    ByteBuffer copy = ByteBuffer.allocate(frame.remaining()).put(frame.duplicate()).flip();
    return switch (now.offer(new Jobs.Job(copy, exchange))) {
      case TAKEN -> null;
      case FULL -> link.busy();
      case CLOSED -> link.notConnected();
    };
  }

  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      BusThread running = bus;
      if (running != null) {
        running.stop(new DriverException.Closed(false));
      }
    }
  }

  private void gone(BusThread was) {
    synchronized (lock) {
      if (bus == was) {
        bus = null;
      }
    }
  }
}
