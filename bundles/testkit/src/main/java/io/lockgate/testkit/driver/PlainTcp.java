// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.driver;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Framing;
import io.lockgate.api.driver.Transport;
import io.lockgate.api.time.GatewayClock;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One TCP connection, read by a thread of its own while it lasts. Thread-safe. */
final class PlainTcp implements Transport {
  private static final int MOST_WAITING = 256;

  private final String host;
  private final int port;
  private final Framing framing;
  private final GatewayClock clock;
  private final List<Waiting> waiting = new ArrayList<>();
  private @Nullable Socket socket;
  private boolean closed;

  private record Waiting(Predicate<ByteBuffer> isReply, CompletableFuture<ByteBuffer> reply) {}

  PlainTcp(String host, int port, Framing framing, GatewayClock clock) {
    this.host = host;
    this.port = port;
    this.framing = framing;
    this.clock = clock;
  }

  @Override
  public CompletionStage<Void> connect(Deadline deadline) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    synchronized (this) {
      if (closed) {
        return DriverException.failed(new DriverException.Closed(false));
      }
      if (socket != null) {
        return CompletableFuture.completedStage(null);
      }
    }
    new Thread(() -> run(done, deadline), "plain tcp " + port).start();
    return done;
  }

  private void run(CompletableFuture<Void> done, Deadline deadline) {
    Socket made = new Socket();
    try {
      int millis = (int) Math.max(1, deadline.remainingNanos(clock) / 1_000_000);
      made.connect(new InetSocketAddress(host, port), millis);
    } catch (IOException e) {
      done.completeExceptionally(new DriverException.NotConnected("no connection", e));
      return;
    }
    synchronized (this) {
      socket = made;
      if (closed) {
        giveUp(made);
        done.completeExceptionally(new DriverException.Closed(false));
        return;
      }
    }
    done.complete(null);
    DriverException cause = receive(made);
    giveUp(made);
    if (fail(made, cause)) {
      framing.lost(cause);
    }
  }

  /** Receives until the end; returns why it ended. */
  private DriverException receive(Socket from) {
    ByteBuffer buffer = ByteBuffer.allocate(Framing.MAX_FRAME);
    try {
      InputStream in = from.getInputStream();
      int count = in.read(buffer.array(), 0, buffer.capacity());
      while (count >= 0) {
        buffer.position(buffer.position() + count).flip();
        cut(buffer);
        buffer.compact();
        count = in.read(buffer.array(), buffer.position(), buffer.remaining());
      }
      return new DriverException.Lost("the peer closed the connection");
    } catch (IOException e) {
      return new DriverException.Lost("the connection broke", e);
    } catch (DriverException.Damaged e) {
      return e;
    }
  }

  private void cut(ByteBuffer received) throws DriverException.Damaged {
    while (received.hasRemaining()) {
      int length = framing.frameLength(received.slice().asReadOnlyBuffer());
      if (length == Framing.UNTIL_SILENCE) {
        throw new DriverException.Damaged("a frame of unknown length over TCP");
      }
      if (length > received.remaining()) {
        return;
      }
      byte[] frame = new byte[length];
      received.get(frame);
      offer(frame);
    }
  }

  private void offer(byte[] frame) {
    Waiting taker = null;
    synchronized (this) {
      for (Waiting each : waiting) {
        if (taker == null && each.isReply.test(ByteBuffer.wrap(frame))) {
          taker = each;
        }
      }
      waiting.remove(taker);
    }
    if (taker == null || !taker.reply.complete(ByteBuffer.wrap(frame))) {
      framing.unrequested(ByteBuffer.wrap(frame));
    }
  }

  @Override
  public synchronized boolean connected() {
    return socket != null;
  }

  @Override
  public CompletionStage<ByteBuffer> exchange(
      ByteBuffer request, Predicate<ByteBuffer> isReply, Deadline deadline) {
    Waiting mine = new Waiting(isReply, new CompletableFuture<>());
    synchronized (this) {
      if (waiting.size() >= MOST_WAITING) {
        return DriverException.failed(new DriverException.Busy("too many wait"));
      }
      waiting.add(mine);
    }
    write(request, mine.reply);
    BenchTimer.at(
        deadline, clock, () -> fail(mine.reply, new DriverException.TimedOut("no answer in time")));
    mine.reply.whenComplete((reply, failure) -> forget(mine));
    return mine.reply;
  }

  @Override
  public CompletionStage<Void> send(ByteBuffer frame, Deadline deadline) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    write(frame, done);
    done.complete(null);
    return done;
  }

  private void write(ByteBuffer frame, CompletableFuture<?> told) {
    byte[] bytes = new byte[frame.remaining()];
    frame.get(bytes);
    Socket to;
    synchronized (this) {
      to = socket;
      if (closed) {
        fail(told, new DriverException.Closed(false));
      } else if (to == null) {
        fail(told, new DriverException.NotConnected("not connected"));
      }
    }
    if (to == null || told.isDone()) {
      return;
    }
    try {
      to.getOutputStream().write(bytes);
    } catch (IOException e) {
      fail(told, new DriverException.Lost("the connection broke", e));
    }
  }

  private static void fail(CompletableFuture<?> told, DriverException why) {
    told.completeExceptionally(why);
  }

  private synchronized void forget(Waiting done) {
    waiting.remove(done);
  }

  /** All who wait fail. Returns whether it was the connection that broke. */
  private boolean fail(Socket ended, DriverException cause) {
    List<Waiting> open;
    boolean broke;
    synchronized (this) {
      broke = socket == ended && !closed;
      if (socket == ended) {
        socket = null;
      }
      open = List.copyOf(waiting);
      waiting.clear();
    }
    open.forEach(each -> fail(each.reply, broke ? cause : new DriverException.Closed(true)));
    return broke;
  }

  @Override
  public void close() {
    Socket present;
    synchronized (this) {
      closed = true;
      present = socket;
    }
    if (present != null) {
      giveUp(present);
      fail(present, new DriverException.Closed(true));
    }
  }

  private static void giveUp(Socket gone) {
    try {
      gone.close();
    } catch (IOException e) {
      throw new IllegalStateException("a socket cannot be closed", e);
    }
  }
}
