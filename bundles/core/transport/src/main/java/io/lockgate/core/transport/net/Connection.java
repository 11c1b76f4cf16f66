// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.net;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.core.transport.frame.Exchange;
import io.lockgate.core.transport.frame.FrameCutter;
import io.lockgate.core.transport.frame.Link;
import io.lockgate.core.transport.frame.Waiting;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One life of a connection. Requests are written by the thread that brings them, under the lock, or, when others are under
 * way and the selector thread is at work anyway, by that one together with what else comes; everything received is
 * handled, and every stage completed, on the selector thread. The owner's code is never called under the lock, but for
 * predicates and taps, which are pure and quick.
 */
final class Connection implements SelectorLoop.Ready, SelectorLoop.Writer, Alarm {
  private final SelectorLoop loop;
  private final Link link;
  private final Wire wire;
  private final SelectionKey key;
  private final Consumer<Connection> gone;
  private final FrameCutter cutter;
  private final Object lock = new Object();

  private final Outgoing outgoing;
  private final Waiting waiting = new Waiting();

  /** The selector thread will write what is in {@link #outgoing}. */
  private boolean together;

  private boolean alarmed;
  private long rings;
  private volatile boolean broken;
  private boolean ended;

  /**
   * A connection whose key is registered.
   *
   * @param gone told once, before the exchanges fail
   */
  Connection(SelectorLoop loop, Link link, Wire wire, SelectionKey key, Consumer<Connection> gone) {
    this.loop = loop;
    this.link = link;
    this.wire = wire;
    this.key = key;
    this.gone = gone;
    this.cutter = new FrameCutter(link);
    this.outgoing = new Outgoing(wire);
  }

  boolean works() {
    return !broken;
  }

  CompletionStage<ByteBuffer> exchange(
      ByteBuffer request, Predicate<ByteBuffer> isReply, Deadline deadline) {
    Exchange exchange = new Exchange(isReply, deadline.monotonicNanos());
    DriverException refused = send(request, exchange);
    return refused == null ? exchange.reply() : DriverException.failed(refused);
  }

  CompletionStage<Void> send(ByteBuffer frame, Deadline deadline) {
    Exchange exchange = new Exchange(null, deadline.monotonicNanos());
    DriverException refused = send(frame, exchange);
    return refused == null ? exchange.sent() : DriverException.failed(refused);
  }

  private @Nullable DriverException send(ByteBuffer frame, Exchange exchange) {
    if (exchange.deadline() - loop.clock().monotonicNanos() <= 0) {
      return new DriverException.Expired();
    }
    synchronized (lock) {
      if (broken) {
        return link.notConnected();
      }
      if (waiting.isFull() || !outgoing.hasRoomFor(frame.remaining())) {
        return link.busy();
      }
      link.show(true, frame);
      long from = outgoing.queued();
      exchange.placed(from, from + frame.remaining());
      try {
        put(frame);
      } catch (IOException e) {
        broken = true;
        loop.execute(() -> end(new DriverException.Lost(link.peer() + " is gone", e)));
        return new DriverException.NotConnected(link.peer() + " is gone", e);
      }
      if (exchange.hasNoReply() && exchange.sentAt(outgoing.flushed())) {
        exchange.complete();
      } else {
        waiting.add(exchange);
        wakeBy(exchange.deadline());
      }
      return null;
    }
  }

  /** An interrupted thread must not write: that would close the channel. */
  private void put(ByteBuffer frame) throws IOException {
    boolean idle = outgoing.isEmpty();
    together = together || (waiting.count() > 0 && loop.writesSoon(this));
    outgoing.put(frame, !together && !Thread.currentThread().isInterrupted());
    if (idle && !together && !outgoing.isEmpty()) {
      loop.wantToWrite(key);
    }
  }

  @Override
  public void writeTogether() {
    try {
      synchronized (lock) {
        together = false;
        if (ended) {
          return;
        }
      }
      flush();
    } catch (IOException e) {
      end(new DriverException.Lost(link.peer() + " is gone", e));
    }
  }

  /** The alarm that is set stays when it comes early enough: most exchanges are over long before it rings. */
  private void wakeBy(long deadline) {
    if (!alarmed || deadline - rings < 0) {
      rings = loop.alarm(deadline, this);
      alarmed = true;
    }
  }

  @Override
  public void ring(long now) {
    List<Exchange> due;
    synchronized (lock) {
      if (ended || !alarmed || now - rings < 0) {
        return;
      }
      alarmed = false;
      due = waiting.takeDue(now);
      Exchange next = waiting.mostUrgent();
      if (next != null) {
        wakeBy(next.deadline());
      }
    }
    due.forEach(each -> each.fail(link.timedOut()));
  }

  @Override
  public void ready(SelectionKey readyKey) {
    try {
      if (readyKey.isWritable()) {
        flush();
      }
      if (readyKey.isValid() && (readyKey.isReadable() || wire.hasMore())) {
        read();
      }
    } catch (DriverException.Damaged e) {
      link.damaged(e);
      end(e);
    } catch (IOException e) {
      end(new DriverException.Lost(link.peer() + " is gone: " + e.getMessage(), e));
    }
  }

  private void flush() throws IOException {
    List<Exchange> sent;
    synchronized (lock) {
      outgoing.flush();
      if (outgoing.isEmpty()) {
        key.interestOpsAnd(~SelectionKey.OP_WRITE);
      } else {
        key.interestOpsOr(SelectionKey.OP_WRITE);
      }
      sent = waiting.takeSent(outgoing.flushed());
    }
    sent.forEach(Exchange::complete);
  }

  /** One read an event, of the system: what does not fit makes the channel ready again. */
  private void read() throws IOException, DriverException.Damaged {
    if (wire.keepsFrames()) {
      readDatagram();
      return;
    }
    do {
      readStream();
    } while (wire.hasMore() && key.isValid());
    if (!wire.drained()) {
      loop.wantToWrite(key);
    }
  }

  private void readStream() throws IOException, DriverException.Damaged {
    int count = wire.read(cutter.room());
    if (count < 0) {
      end(new DriverException.Lost(link.peer() + " has closed the connection"));
      return;
    }
    cutter.received(count);
    for (ByteBuffer frame = cutter.next(); frame != null; frame = cutter.next()) {
      received(frame);
    }
    if (cutter.endsWithSilence()) {
      throw new DriverException.Damaged("the length of a frame cannot be told");
    }
  }

  private void readDatagram() throws IOException {
    ByteBuffer datagram = loop.scratch();
    if (wire.read(datagram) > 0) {
      datagram.flip();
      received(ByteBuffer.allocate(datagram.remaining()).put(datagram).flip());
    }
  }

  private void received(ByteBuffer frame) {
    Exchange taker;
    synchronized (lock) {
      if (ended) {
        return;
      }
      link.show(false, frame);
      taker = waiting.takeFor(frame, link);
    }
    if (taker == null) {
      link.unrequested(frame);
    } else {
      taker.complete(frame);
    }
  }

  @Override
  public void defect(RuntimeException thrown) {
    link.defect(thrown);
    end(new DriverException.Lost("defect of the transport to " + link.peer(), thrown));
  }

  /** Has it closed by its owner. */
  void close() {
    broken = true;
    loop.execute(() -> end(new DriverException.Closed(true)));
  }

  /** The only way it ends; on the selector thread. */
  private void end(DriverException cause) {
    List<Exchange> open;
    long flushed;
    synchronized (lock) {
      if (ended) {
        return;
      }
      ended = true;
      broken = true;
      open = waiting.takeAll();
      flushed = outgoing.flushed();
    }
    loop.cancel(this);
    Channels.close(wire, link);
    gone.accept(this);
    open.forEach(each -> each.fail(forOne(cause, each.begunAt(flushed))));
    if (!(cause instanceof DriverException.Closed)) {
      link.lost(cause);
    }
  }

  private DriverException forOne(DriverException cause, boolean begun) {
    if (cause instanceof DriverException.Closed) {
      return new DriverException.Closed(begun);
    }
    return begun ? cause : new DriverException.NotConnected(link.peer() + " is gone", cause);
  }
}
