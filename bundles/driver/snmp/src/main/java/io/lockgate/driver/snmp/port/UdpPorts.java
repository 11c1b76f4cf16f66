// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.port;

import io.lockgate.api.health.Health;
import io.lockgate.api.health.Status;
import io.lockgate.api.service.Endpoint;
import io.lockgate.api.service.ServiceEnabled;
import io.lockgate.api.service.ZoneAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One UDP port on all addresses that the zones of a service have, followed as they come and go. One thread reads all of
 * them; what it hands on is dealt with before the next is read, and what comes meanwhile waits in the kernel, bounded there.
 */
public final class UdpPorts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UdpPorts.class);
  private static final int MOST_BYTES = 65_507;
  private static final long LOOK_MILLIS = 2_000;
  private static final long END_MILLIS = 2_000;

  private final String owner;
  private final int port;
  private final ServiceEnabled enabled;
  private final ZoneAddresses zones;
  private final Receiver receiver;
  private final Selector selector;
  private final Map<InetAddress, DatagramChannel> open = new HashMap<>();
  private final Set<InetAddress> refused = new HashSet<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(MOST_BYTES);
  private final Thread thread;
  private volatile List<Endpoint> endpoints = List.of();
  private volatile String trouble = "";
  private volatile boolean closed;
  private boolean defectSeen;

  /** Hears datagrams, by one thread. */
  @FunctionalInterface
  public interface Receiver {
    /**
     * One has come.
     *
     * @param datagram its bytes, valid during the call
     * @param reply sends one back from where it came, without blocking; what cannot be sent is dropped
     */
    void received(InetSocketAddress from, ByteBuffer datagram, Consumer<byte[]> reply);
  }

  /**
   * Opens what can be opened now.
   *
   * @param owner id of the service
   * @throws IOException the system gives no sockets at all
   */
  public UdpPorts(
      String owner, int port, ServiceEnabled enabled, ZoneAddresses zones, Receiver receiver)
      throws IOException {
    this.owner = owner;
    this.port = port;
    this.enabled = enabled;
    this.zones = zones;
    this.receiver = receiver;
    selector = Selector.open();
    look();
    thread = new Thread(this::run, "lockgate-" + owner);
    thread.setDaemon(true);
    thread.start();
  }

  /** What is open now. */
  public List<Endpoint> endpoints() {
    return endpoints;
  }

  /** How that is: critical while an address cannot be listened on. */
  public Health health() {
    String now = trouble;
    return now.isEmpty() ? Health.OK : new Health(Status.CRITICAL, now);
  }

  private void run() {
    try {
      while (!closed) {
        selector.select(this::readable, LOOK_MILLIS);
        look();
      }
    } catch (IOException broken) {
      LOG.error("Service {} no longer hears anything", owner, broken);
      trouble = "no longer hears anything: " + broken.getMessage();
    } finally {
      open.keySet().forEach(this::shut);
      endpoints = List.of();
    }
  }

  private void look() {
    if (closed) {
      return;
    }
    List<InetAddress> wanted = zones.addresses(enabled.zones());
    List<InetAddress> gone = open.keySet().stream().filter(its -> !wanted.contains(its)).toList();
    for (InetAddress address : gone) {
      shut(address);
      open.remove(address);
    }
    refused.retainAll(wanted);
    boolean changed = !gone.isEmpty();
    for (InetAddress address : wanted) {
      changed |= !open.containsKey(address) && opened(address);
    }
    trouble =
        refused.isEmpty()
            ? ""
            : "udp port "
                + port
                + " cannot be had on "
                + refused.stream()
                    .map(InetAddress::getHostAddress)
                    .sorted()
                    .collect(Collectors.joining(", "));
    if (changed) {
      endpoints =
          open.keySet().stream()
              .map(address -> new Endpoint("udp", address.getHostAddress(), port))
              .toList();
    }
  }

  private boolean opened(InetAddress address) {
    try {
      DatagramChannel channel = DatagramChannel.open();
      try {
        channel.configureBlocking(false);
        channel.bind(new InetSocketAddress(address, port));
        channel.register(selector, SelectionKey.OP_READ);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
      open.put(address, channel);
      refused.remove(address);
      return true;
    } catch (IOException taken) {
      if (refused.add(address)) {
        LOG.warn(
            "Service {}: udp/{}:{} cannot be opened: {}",
            owner,
            address.getHostAddress(),
            port,
            taken.getMessage());
      }
      return false;
    }
  }

  private void shut(InetAddress address) {
    try {
      DatagramChannel channel = open.get(address);
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      LOG.warn("Service {}: a socket does not close", owner, e);
    }
  }

  private void readable(SelectionKey key) {
    DatagramChannel channel = (DatagramChannel) key.channel();
    try {
      buffer.clear();
      if (channel.receive(buffer) instanceof InetSocketAddress from) {
        byte[] bytes = new byte[buffer.flip().remaining()];
        buffer.get(bytes);
        receiver.received(from, ByteBuffer.wrap(bytes), answer -> send(channel, from, answer));
      }
    } catch (IOException e) {
      LOG.debug("Service {}: a datagram was lost", owner, e);
    } catch (RuntimeException defect) {
      if (!defectSeen) {
        LOG.error("Service {}: a datagram could not be dealt with; told once", owner, defect);
      }
      defectSeen = true;
    }
  }

  private void send(DatagramChannel channel, InetSocketAddress to, byte[] answer) {
    try {
      channel.send(ByteBuffer.wrap(answer), to);
    } catch (IOException e) {
      LOG.debug("Service {}: an answer to {} was lost", owner, to, e);
    }
  }

  /** The ports are closed on return. */
  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    try {
      thread.join(END_MILLIS);
      selector.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.warn("Service {}: its selector does not close", owner, e);
    }
  }
}
