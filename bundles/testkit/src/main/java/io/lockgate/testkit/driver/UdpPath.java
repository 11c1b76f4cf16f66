// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.driver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** A way of datagrams, with a relay in it: each client has a socket of its own towards the device while it says something. */
public final class UdpPath implements FieldPath {
  private static final int MOST_BYTES = 65_507;
  private static final long TICK_MILLIS = 5;
  private static final long IDLE_NANOS = 2_000_000_000L;

  private final InetSocketAddress device;
  private final Selector selector = Selector.open();
  private final DatagramChannel front = open();
  private final Map<SocketAddress, Client> clients = new HashMap<>();
  private final PriorityQueue<Answer> waiting =
      new PriorityQueue<>(Comparator.comparingLong(Answer::due));
  private final ByteBuffer buffer = ByteBuffer.allocate(MOST_BYTES);
  private final Thread thread = new Thread(this::run, "udp path");
  private volatile boolean silent;
  private volatile long delayNanos;
  private volatile boolean closed;

  private record Answer(SocketAddress to, ByteBuffer bytes, long due) {}

  private static final class Client {
    private final SocketAddress address;
    private final DatagramChannel back;
    private long heardAt;

    Client(SocketAddress address, DatagramChannel back) {
      this.address = address;
      this.back = back;
    }
  }

  private UdpPath(int port) throws IOException {
    device = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    front.register(selector, SelectionKey.OP_READ);
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * A way to a port of the loopback address.
   *
   * @throws IOException no port is free
   */
  public static UdpPath to(int port) throws IOException {
    return new UdpPath(port);
  }

  private static DatagramChannel open() throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    channel.configureBlocking(false);
    channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    return channel;
  }

  private void run() {
    try {
      while (!closed) {
        selector.select(this::readable, TICK_MILLIS);
        deliver();
        forgetIdle();
      }
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private void readable(SelectionKey key) {
    try {
      buffer.clear();
      if (key.attachment() instanceof Client client) {
        back(client);
      } else {
        forth();
      }
    } catch (IOException nobodyThere) {
      buffer.clear();
    }
  }

  private void forth() throws IOException {
    @Nullable SocketAddress from = front.receive(buffer);
    if (from == null) {
      return;
    }
    Client client = clients.get(from);
    if (client == null) {
      client = new Client(from, open());
      client.back.connect(device);
      client.back.register(selector, SelectionKey.OP_READ, client);
      clients.put(from, client);
    }
    client.heardAt = System.nanoTime();
    client.back.write(buffer.flip());
  }

  private void back(Client client) throws IOException {
    client.heardAt = System.nanoTime();
    if (client.back.read(buffer) <= 0 || silent) {
      return;
    }
    byte[] bytes = new byte[buffer.flip().remaining()];
    buffer.get(bytes);
    waiting.add(new Answer(client.address, ByteBuffer.wrap(bytes), System.nanoTime() + delayNanos));
  }

  private void deliver() throws IOException {
    while (!waiting.isEmpty() && waiting.peek().due() <= System.nanoTime()) {
      Answer next = waiting.remove();
      front.send(next.bytes(), next.to());
    }
  }

  private void forgetIdle() throws IOException {
    for (Client each : clients.values().toArray(new Client[0])) {
      if (System.nanoTime() - each.heardAt > IDLE_NANOS) {
        each.back.close();
        clients.remove(each.address);
      }
    }
  }

  @Override
  public boolean connects() {
    return false;
  }

  @Override
  public int port() {
    return front.socket().getLocalPort();
  }

  @Override
  public int nowhere() {
    return 0;
  }

  @Override
  public void cut() {
    // there is no connection
  }

  @Override
  public void silence() {
    silent = true;
  }

  @Override
  public void delay(Duration time) {
    delayNanos = time.toNanos();
  }

  @Override
  public void heal() {
    silent = false;
    delayNanos = 0;
  }

  @Override
  public void close() throws IOException {
    closed = true;
    selector.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (Client each : clients.values()) {
      each.back.close();
    }
    front.close();
    selector.close();
  }
}
