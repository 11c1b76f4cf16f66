// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A TCP proxy on the loopback address that behaves until it is told not to. What it does depends on calls and on bytes
 * counted, never on chance, so a test can cut at an exact byte of a protocol. Thread-safe.
 *
 * <pre>{@code
 * try (ToxicProxy proxy = ToxicProxy.to(server.port())) {
 *   client.connect(proxy.port());
 *   proxy.cutAfter(Direction.UP, 7);
 * }
 * }</pre>
 */
public final class ToxicProxy implements AutoCloseable {
  private static final int CONNECT_MILLIS = 5_000;

  private final ServerSocket server;
  private final int target;
  private final Map<Direction, Toxics> toxics = new EnumMap<>(Direction.class);
  private final List<ProxiedLink> links = new CopyOnWriteArrayList<>();
  private volatile boolean swallowing;
  private final Thread acceptor;
  private volatile boolean closed;

  private ToxicProxy(ServerSocket server, int target) {
    this.server = server;
    this.target = target;
    this.acceptor = new Thread(this::accept, "toxic proxy " + server.getLocalPort());
    this.acceptor.setDaemon(true);
    for (Direction direction : Direction.values()) {
      toxics.put(direction, new Toxics());
    }
  }

  /**
   * A proxy in front of a port of the loopback address; the port need not be open yet.
   *
   * @throws IOException no port is free
   */
  public static ToxicProxy to(int port) throws IOException {
    ToxicProxy proxy =
        new ToxicProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
    proxy.acceptor.start();
    return proxy;
  }

  private void accept() {
    while (!closed) {
      try {
        connect(server.accept());
      } catch (IOException e) {
        if (!closed) {
          throw new IllegalStateException("the proxy cannot accept", e);
        }
      }
    }
  }

  /**
   * A client for whom there is no server is reset, as if the proxy were not there. A link is on the list before its first
   * byte goes through, so that whoever has seen a byte can cut it.
   */
  private void connect(Socket client) throws IOException {
    if (swallowing) {
      links.add(ProxiedLink.toNowhere(client));
      return;
    }
    try {
      Socket upstream = Loopback.connect(target, CONNECT_MILLIS);
      links.removeIf(ProxiedLink::ended);
      ProxiedLink link = ProxiedLink.between(client, upstream, toxics);
      links.add(link);
      link.start();
    } catch (IOException refused) {
      client.setSoLinger(true, 0);
      client.close();
    }
  }

  /** The port clients connect to. */
  public int port() {
    return server.getLocalPort();
  }

  /** Connections now open through the proxy, half-open ones included. */
  public int connections() {
    links.removeIf(ProxiedLink::ended);
    return links.size();
  }

  /** Bytes let through in a direction since the start. */
  public long passed(Direction direction) {
    return of(direction).passed();
  }

  /** Every byte arrives so much later; order is kept. Holds for bytes that come in from now on. */
  public ToxicProxy delay(Direction direction, Duration time) {
    of(direction).delay(time);
    return this;
  }

  /** At most so many bytes a second go through. */
  public ToxicProxy throttle(Direction direction, long bytesPerSecond) {
    of(direction).throttle(bytesPerSecond);
    return this;
  }

  /** The next {@code bytes} bytes vanish. */
  public ToxicProxy drop(Direction direction, long bytes) {
    of(direction).drop(bytes);
    return this;
  }

  /**
   * After exactly {@code bytes} more bytes the connection is reset at both ends; later ones are let through again. The
   * end that gets the reset may lose bytes that its kernel had not handed over yet.
   */
  public ToxicProxy cutAfter(Direction direction, long bytes) {
    of(direction).cutAfter(bytes);
    return this;
  }

  /** Resets all connections at both ends, now. */
  public ToxicProxy cut() {
    links.forEach(ProxiedLink::reset);
    links.removeIf(ProxiedLink::ended);
    return this;
  }

  /**
   * The network goes dark: connections stay open, but nothing sent on them arrives any more, neither bytes nor an end;
   * new ones are accepted and lead nowhere. Those connections stay so for ever; {@link #heal} helps new ones only.
   */
  public ToxicProxy halfOpen() {
    swallowing = true;
    links.forEach(ProxiedLink::swallow);
    return this;
  }

  /** Takes back everything that was ordered. */
  public ToxicProxy heal() {
    swallowing = false;
    toxics.values().forEach(Toxics::heal);
    return this;
  }

  private Toxics of(Direction direction) {
    return toxics.getOrDefault(direction, new Toxics());
  }

  /** Ends everything with a reset; nobody is accepted afterwards. */
  @Override
  public void close() throws IOException {
    closed = true;
    server.close();
    try {
      acceptor.join(CONNECT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    cut();
  }
}
