// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.carrier;

import io.lockgate.api.service.Endpoint;
import io.lockgate.driver.sim.bus.Bus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A listening socket. Connections above the limit are closed at once. */
public final class Port implements EventLoop.Ready {
  private static final Logger LOG = LoggerFactory.getLogger(Port.class);
  private static final int BACKLOG = 50;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final EventLoop loop;
  private final ServerSocketChannel channel;
  private final Function<Runnable, Conversation> conversations;
  private final int most;
  private int open;

  private Port(
      EventLoop loop,
      ServerSocketChannel channel,
      Function<Runnable, Conversation> conversations,
      int most) {
    this.loop = loop;
    this.channel = channel;
    this.conversations = conversations;
    this.most = most;
  }

  /**
   * Listens for Modbus TCP.
   *
   * @param most connections at a time
   */
  public static Port tcp(EventLoop loop, InetSocketAddress address, Bus bus, int most)
      throws IOException {
    return open(loop, address, new MbapWire(), bus, most);
  }

  /** Listens as a serial server does, with RTU frames in the stream. */
  public static Port rtuOverTcp(EventLoop loop, InetSocketAddress address, Bus bus, int most)
      throws IOException {
    return open(loop, address, new RtuWire(), bus, most);
  }

  private static Port open(EventLoop loop, InetSocketAddress address, Wire wire, Bus bus, int most)
      throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.bind(address, BACKLOG).configureBlocking(false);
      Port port = new Port(loop, channel, end -> new Conversation(loop, wire, bus, end), most);
      channel.register(loop.selector(), SelectionKey.OP_ACCEPT, port);
      loop.selector().wakeup();
      return port;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Where it listens. */
  public Endpoint endpoint() {
    InetAddress address = channel.socket().getInetAddress();
    return new Endpoint("tcp", address.getHostAddress(), channel.socket().getLocalPort());
  }

  @Override
  public void ready(SelectionKey key) {
    try {
      accept();
    } catch (IOException failure) {
      // the system has nothing left for another connection: never spin, never give the port up
      LOG.debug("a connection was not accepted", failure);
      key.interestOps(0);
      if (!loop.after(PAUSE, () -> acceptAgain(key))) {
        acceptAgain(key);
      }
    }
  }

  private static void acceptAgain(SelectionKey key) {
    if (key.isValid()) {
      key.interestOps(SelectionKey.OP_ACCEPT);
    }
  }

  private void accept() throws IOException {
    SocketChannel accepted = channel.accept();
    if (accepted == null) {
      return;
    }
    if (open >= most) {
      accepted.close();
      return;
    }
    try {
      accepted.configureBlocking(false);
      accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
      accepted.register(loop.selector(), SelectionKey.OP_READ, conversations.apply(() -> open--));
      open++;
    } catch (IOException gone) {
      accepted.close();
    }
  }
}
