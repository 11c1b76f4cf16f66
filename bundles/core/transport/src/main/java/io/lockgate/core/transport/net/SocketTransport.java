// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.net;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Framing;
import io.lockgate.api.driver.Transport;
import io.lockgate.core.transport.frame.Link;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A TCP or UDP peer: at most one connection or attempt at a time. Thread-safe. */
public final class SocketTransport implements Transport, SelectorLoop.Endable {
  private final SelectorLoop loop;
  private final Resolver resolver;
  private final Link link;
  private final Dial.Opener opener;
  private final String host;
  private final int port;
  private final Object lock = new Object();

  private volatile @Nullable Connection connection;
  private @Nullable Dial dial;
  private volatile boolean closed;

  private SocketTransport(
      SelectorLoop loop, Resolver resolver, Link link, Dial.Opener opener, String host, int port) {
    this.loop = loop;
    this.resolver = resolver;
    this.link = link;
    this.opener = opener;
    this.host = host;
    this.port = port;
  }

  /** A TCP peer. */
  public static SocketTransport tcp(
      SelectorLoop loop, Resolver resolver, Link link, String host, int port) {
    return new SocketTransport(loop, resolver, link, resume -> TcpWire.open(), host, port);
  }

  /**
   * A TCP peer under TLS.
   *
   * @param worker reads keys and calculates for handshakes; may reject
   */
  public static SocketTransport tls(
      SelectorLoop loop,
      Resolver resolver,
      Link link,
      String host,
      int port,
      TlsKeys keys,
      Executor worker) {
    Dial.Opener opener = resume -> new TlsWire(TcpWire.open(), keys, port, worker, resume);
    return new SocketTransport(loop, resolver, link, opener, host, port);
  }

  /** A UDP peer. */
  public static SocketTransport udp(
      SelectorLoop loop, Resolver resolver, Link link, String host, int port) {
    return new SocketTransport(loop, resolver, link, resume -> UdpWire.open(), host, port);
  }

  /** While an attempt is under way its outcome, with its deadline, is everybody's. */
  @Override
  public CompletionStage<Void> connect(Deadline deadline) {
    synchronized (lock) {
      if (closed || !loop.enter(this)) {
        return DriverException.failed(new DriverException.Closed(false));
      }
      if (connected()) {
        return CompletableFuture.completedFuture(null);
      }
      Dial running = dial;
      if (running == null) {
        running = new Dial(loop, link, opener, port, deadline.monotonicNanos(), new Outcome());
        dial = running;
        running.begin(resolver, host);
      }
      return running.done();
    }
  }

  /** Whether it was given up. */
  boolean closed() {
    return closed;
  }

  String host() {
    return host;
  }

  int port() {
    return port;
  }

  @Override
  public boolean connected() {
    Connection now = connection;
    return now != null && now.works();
  }

  @Override
  public CompletionStage<ByteBuffer> exchange(
      ByteBuffer request, Predicate<ByteBuffer> isReply, Deadline deadline) {
    check(request);
    Connection now = connection;
    return now == null || closed
        ? DriverException.failed(unconnected())
        : now.exchange(request, isReply, deadline);
  }

  @Override
  public CompletionStage<Void> send(ByteBuffer frame, Deadline deadline) {
    check(frame);
    Connection now = connection;
    return now == null || closed
        ? DriverException.failed(unconnected())
        : now.send(frame, deadline);
  }

  private static void check(ByteBuffer frame) {
    if (!frame.hasRemaining() || frame.remaining() > Framing.MAX_FRAME) {
      throw new IllegalArgumentException("a frame has 1 to " + Framing.MAX_FRAME + " bytes");
    }
  }

  private DriverException unconnected() {
    return closed ? new DriverException.Closed(false) : link.notConnected();
  }

  @Override
  public void close() {
    synchronized (lock) {
      if (closed) {
        return;
      }
      closed = true;
      Dial running = dial;
      if (running != null) {
        running.close();
      }
      Connection now = connection;
      if (now != null) {
        now.close();
      }
      leaveIfIdle();
    }
  }

  private void gone(Connection was) {
    synchronized (lock) {
      if (connection == was) {
        connection = null;
      }
      leaveIfIdle();
    }
  }

  private void leaveIfIdle() {
    if (connection == null && dial == null) {
      loop.leave(this);
    }
  }

  private final class Outcome implements Dial.Ending {
    @Override
    public void connected(Wire wire, SelectionKey key) {
      Connection made = new Connection(loop, link, wire, key, SocketTransport.this::gone);
      synchronized (lock) {
        dial = null;
        connection = made;
        key.attach(made);
        key.interestOps(SelectionKey.OP_READ);
        if (!wire.drained()) {
          loop.wantToWrite(key);
        }
        if (closed) {
          made.close();
        }
      }
    }

    @Override
    public void failed() {
      synchronized (lock) {
        dial = null;
        leaveIfIdle();
      }
    }
  }
}
