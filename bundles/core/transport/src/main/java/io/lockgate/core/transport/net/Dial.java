// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.net;

import io.lockgate.api.driver.DriverException;
import io.lockgate.core.transport.frame.Link;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to connect: looks up the name, then tries its addresses one after the other, each with an equal share of
 * the time that is left. Lives on the selector thread, but for the looking up.
 */
final class Dial implements SelectorLoop.Ready, Alarm, Resolver.Outcome {
  private final SelectorLoop loop;
  private final Link link;
  private final Opener opener;
  private final int port;
  private final long deadline;
  private final Ending ending;
  private final CompletableFuture<Void> done = new CompletableFuture<>();

  private Iterator<InetAddress> addresses = List.<InetAddress>of().iterator();
  private int left;
  private @Nullable Wire wire;
  private @Nullable SelectionKey key;
  private long shareEnds;
  private DriverException lastFailure;
  private boolean over;

  /** Makes a socket of the right kind. */
  interface Opener {
    /**
     * One that is not connected.
     *
     * @param resume has it asked again whether it is connected; by any thread
     */
    Wire open(Runnable resume) throws IOException;
  }

  /** Hears how it ends, on the selector thread, before the stage completes. */
  interface Ending {
    /** It is connected. */
    void connected(Wire wire, SelectionKey key);

    /** It has failed. */
    void failed();
  }

  Dial(SelectorLoop loop, Link link, Opener opener, int port, long deadline, Ending ending) {
    this.loop = loop;
    this.link = link;
    this.opener = opener;
    this.port = port;
    this.deadline = deadline;
    this.ending = ending;
    this.lastFailure = link.notConnected();
  }

  CompletionStage<Void> done() {
    return done;
  }

  void begin(Resolver resolver, String host) {
    shareEnds = deadline;
    loop.alarm(deadline, this);
    resolver.resolve(host, this);
  }

  @Override
  public void found(List<InetAddress> found) {
    loop.execute(
        () -> {
          addresses = found.iterator();
          left = found.size();
          tryNext();
        });
  }

  @Override
  public void failed(DriverException why) {
    loop.execute(() -> fail(why));
  }

  private void tryNext() {
    if (over) {
      return;
    }
    dropWire();
    if (!addresses.hasNext()) {
      fail(lastFailure);
      return;
    }
    long now = loop.clock().monotonicNanos();
    shareEnds = now + (deadline - now) / left;
    left--;
    loop.alarm(shareEnds, this);
    InetSocketAddress peer = new InetSocketAddress(addresses.next(), port);
    try {
      Wire opened = opener.open(() -> loop.execute(this::goOn));
      wire = opened;
      boolean connected = opened.connect(peer);
      key = loop.register(opened.channel(), connected ? 0 : opened.awaited(), this);
      if (connected) {
        succeed(opened, key);
      }
    } catch (IOException e) {
      refused(e);
    }
  }

  private void goOn() {
    SelectionKey present = key;
    if (present != null && present.isValid()) {
      ready(present);
    }
  }

  @Override
  public void ready(SelectionKey readyKey) {
    Wire connecting = wire;
    if (over || connecting == null || readyKey != key) {
      return;
    }
    try {
      if (connecting.finishConnect()) {
        succeed(connecting, readyKey);
      } else {
        readyKey.interestOps(connecting.awaited());
      }
    } catch (IOException e) {
      refused(e);
    }
  }

  private void refused(IOException why) {
    lastFailure =
        new DriverException.NotConnected(
            link.peer() + " cannot be reached: " + why.getMessage(), why);
    tryNext();
  }

  @Override
  public void ring(long now) {
    if (over || now - shareEnds < 0) {
      return;
    }
    if (now - deadline >= 0) {
      fail(new DriverException.TimedOut(link.peer() + " cannot be reached in time"));
    } else {
      lastFailure = new DriverException.TimedOut(link.peer() + " cannot be reached in time");
      tryNext();
    }
  }

  @Override
  public void defect(RuntimeException thrown) {
    link.defect(thrown);
    fail(new DriverException.NotConnected("defect of the transport to " + link.peer(), thrown));
  }

  /** Gives up, from any thread. */
  void close() {
    loop.execute(() -> fail(new DriverException.Closed(false)));
  }

  private void succeed(Wire connected, SelectionKey itsKey) {
    over = true;
    loop.cancel(this);
    ending.connected(connected, itsKey);
    done.complete(null);
  }

  private void fail(DriverException why) {
    if (over) {
      return;
    }
    over = true;
    loop.cancel(this);
    dropWire();
    ending.failed();
    done.completeExceptionally(why);
  }

  private void dropWire() {
    Wire tried = wire;
    wire = null;
    key = null;
    if (tried != null) {
      Channels.close(tried, link);
    }
  }
}
