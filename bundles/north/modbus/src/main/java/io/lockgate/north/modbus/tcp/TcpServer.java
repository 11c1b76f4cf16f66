// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.tcp;

import io.lockgate.api.time.GatewayClock;
import io.lockgate.codec.modbus.Pdu;
import io.lockgate.north.modbus.unit.Counters;
import io.lockgate.north.modbus.unit.Counters.Event;
import io.lockgate.north.modbus.unit.Units;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All Modbus TCP connections, on one thread. What it listens on can change at any time; connections that are not
 * concerned go on undisturbed.
 */
public final class TcpServer implements AutoCloseable {
  static final Logger LOG = LoggerFactory.getLogger(TcpServer.class);

  private static final long SWEEP_MILLIS = 250;
  private static final long ORDER_SECONDS = 2;
  private static final int BACKLOG = 256;
  private static final int ACCEPTED_AT_ONCE = 32;

  private final Wires wires;
  private final Units units;
  private final Supplier<ClientLimits> limits;
  private final Counters counters;
  private final GatewayClock clock;
  private final Selector selector;
  private final Thread thread;
  private final Queue<Runnable> orders = new ConcurrentLinkedQueue<>();
  private final Map<InetSocketAddress, SelectionKey> listeners = new HashMap<>();
  private final Set<Client> clients = new LinkedHashSet<>();
  private final ByteBuffer scratch = ByteBuffer.allocateDirect(Pdu.MAX_LENGTH);
  private long now;
  private boolean timeKnown;
  private long lastSweep;
  private boolean overwhelmed;
  private volatile boolean closing;

  /**
   * Begins, listening on nothing.
   *
   * @param name of its thread
   * @param wires what carries its connections
   * @param limits in force; asked at each connection and each look at the connections
   * @throws IOException the system gives no selector
   */
  public TcpServer(
      String name,
      Wires wires,
      Units units,
      Supplier<ClientLimits> limits,
      Counters counters,
      GatewayClock clock)
      throws IOException {
    this.wires = wires;
    this.units = units;
    this.limits = limits;
    this.counters = counters;
    this.clock = clock;
    this.selector = Selector.open();
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Listens on these and no others; what is no longer wanted is closed on return. Connections stay.
   *
   * @return what is open now; what is missing could not be opened, and the log says why
   * @throws IOException the loop did not answer within 2 s, or has ended
   */
  public Set<InetSocketAddress> listen(Collection<InetSocketAddress> wanted) throws IOException {
    return order(
        () -> {
          closeOthers(wanted);
          wanted.stream().filter(each -> !listeners.containsKey(each)).forEach(this::open);
          return Set.copyOf(listeners.keySet());
        });
  }

  /**
   * Drops the connections that came to another address of this host.
   *
   * @return how many there were
   */
  public int keepOnly(Predicate<InetAddress> local) throws IOException {
    return order(
        () -> {
          List<Client> others = clients.stream().filter(c -> !local.test(c.local())).toList();
          others.forEach(client -> client.closeFor(Event.ZONE_CLOSED));
          clients.removeAll(others);
          return others.size();
        });
  }

  /** Connections there are now. */
  public int connections() throws IOException {
    return order(
        () -> {
          clients.removeIf(Client::closed);
          return clients.size();
        });
  }

  /** Who has come already is taken first: the system would break these connections off. */
  private void closeOthers(Collection<InetSocketAddress> wanted) {
    List<InetSocketAddress> over =
        listeners.keySet().stream().filter(each -> !wanted.contains(each)).toList();
    for (InetSocketAddress each : over) {
      SelectionKey key = listeners.remove(each);
      if (key != null && key.channel() instanceof ServerSocketChannel listener) {
        accept(key, listener);
        close(key);
      }
    }
    try {
      selector.selectNow();
    } catch (IOException e) {
      LOG.error("closed sockets could not be taken from the selector", e);
    }
  }

  private void open(InetSocketAddress address) {
    try {
      ServerSocketChannel channel =
          ServerSocketChannel.open(
              address.getAddress() instanceof Inet4Address
                  ? StandardProtocolFamily.INET
                  : StandardProtocolFamily.INET6);
      try {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        channel.bind(address, BACKLOG);
        listeners.put(address, channel.register(selector, SelectionKey.OP_ACCEPT));
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      LOG.debug("cannot listen on {}", address, e);
    }
  }

  private <T> T order(Supplier<T> work) throws IOException {
    if (closing) {
      throw new IOException("the Modbus server has ended");
    }
    CompletableFuture<T> done = new CompletableFuture<>();
    orders.add(
        () -> {
          try {
            done.complete(work.get());
          } catch (RuntimeException e) {
            done.completeExceptionally(e);
          }
        });
    selector.wakeup();
    try {
      return done.get(ORDER_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the Modbus server was told something", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the Modbus server does not do as told", e);
    }
  }

  private void run() {
    while (!closing) {
      try {
        timeKnown = false;
        selector.select(this::ready, clients.isEmpty() && !overwhelmed ? 0 : SWEEP_MILLIS);
        for (Runnable next = orders.poll(); next != null; next = orders.poll()) {
          next.run();
        }
        sweep();
      } catch (IOException | RuntimeException e) {
        LOG.error("the selector of the Modbus server fails", e);
      }
    }
    end();
  }

  private long time() {
    if (!timeKnown) {
      now = clock.monotonicNanos();
      timeKnown = true;
    }
    return now;
  }

  private void ready(SelectionKey key) {
    if (key.attachment() instanceof Client client) {
      try {
        client.ready(units, scratch, time());
      } catch (IOException | CancelledKeyException e) {
        LOG.debug("{} is gone", client.source(), e);
        client.close();
      } catch (RuntimeException e) {
        LOG.error("a request of {} could not be served", client.source(), e);
        client.close();
      }
      if (!key.isValid()) {
        clients.remove(client);
      }
    } else if (key.channel() instanceof ServerSocketChannel listener) {
      accept(key, listener);
    }
  }

  private void accept(SelectionKey key, ServerSocketChannel listener) {
    try {
      for (int i = 0; i < ACCEPTED_AT_ONCE; i++) {
        SocketChannel socket = listener.accept();
        if (socket == null) {
          return;
        }
        admit(socket);
      }
    } catch (IOException e) {
      LOG.warn("connections cannot be taken for a moment", e);
      overwhelmed = true;
      key.interestOps(0);
    }
  }

  private void admit(SocketChannel socket) throws IOException {
    try {
      clients.removeIf(Client::closed);
      InetAddress from = ((InetSocketAddress) socket.getRemoteAddress()).getAddress();
      Places.Verdict verdict = Places.of(from, clients, limits.get(), time());
      Client displaced = verdict.displaced();
      if (displaced != null) {
        displaced.closeFor(Event.DISPLACED);
        clients.remove(displaced);
      }
      if (!verdict.taken()) {
        counters.count(Event.TURNED_AWAY);
        socket.close();
        return;
      }
      socket.configureBlocking(false);
      socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
      socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
      Wire wire = wires.over(socket);
      SelectionKey key = socket.register(selector, SelectionKey.OP_READ);
      Client client = new Client(socket, wire, key, counters, clock);
      key.attach(client);
      clients.add(client);
      counters.count(Event.ACCEPTED);
    } catch (IOException e) {
      LOG.debug("a connection was gone before it was taken", e);
      socket.close();
    }
  }

  private void sweep() {
    if (time() - lastSweep < TimeUnit.MILLISECONDS.toNanos(SWEEP_MILLIS)) {
      return;
    }
    lastSweep = now;
    ClientLimits present = limits.get();
    for (Client client : new ArrayList<>(clients)) {
      client.look(now, present);
    }
    clients.removeIf(Client::closed);
    if (overwhelmed) {
      overwhelmed = false;
      listeners.values().forEach(key -> key.interestOps(SelectionKey.OP_ACCEPT));
    }
  }

  private static void close(SelectionKey key) {
    key.cancel();
    try {
      key.channel().close();
    } catch (IOException e) {
      LOG.warn("a socket could not be closed", e);
    }
  }

  private void end() {
    listeners.values().forEach(TcpServer::close);
    listeners.clear();
    clients.forEach(Client::close);
    clients.clear();
    try {
      selector.close();
    } catch (IOException e) {
      LOG.warn("the selector could not be closed", e);
    }
  }

  /** Closes everything and waits, 2 s at most. Orders given afterwards fail. */
  @Override
  public void close() {
    closing = true;
    selector.wakeup();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(ORDER_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      LOG.error("the Modbus server does not end");
    }
  }
}
