// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import io.lockgate.api.service.Endpoint;
import io.lockgate.api.service.ServiceEnabled;
import io.lockgate.api.service.ZoneAddresses;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.north.modbus.tcp.TcpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the listeners as the zones are. When the marker of the service goes, its ports are closed before the call
 * returns; the connections are kept for a moment, since a marker for other zones may follow: then only those stay that
 * came to an address of a zone that is still on. Thread-safe.
 */
final class Doors {
  private static final Logger LOG = LoggerFactory.getLogger(Doors.class);
  private static final Duration WITHOUT_MARKER = Duration.ofMillis(500);

  private final TcpServer server;
  private final ZoneAddresses addresses;
  private final GatewayClock clock;
  private final Consumer<List<Endpoint>> announce;
  private @Nullable ServiceEnabled marker;
  private int port;
  private long gone;
  private boolean kept;
  private boolean closed;
  private List<InetAddress> bound = List.of();
  private List<Endpoint> announced = List.of();
  private String trouble = "";

  /**
   * All closed.
   *
   * @param announce told the endpoints that are open, whenever they change
   */
  Doors(
      TcpServer server,
      ZoneAddresses addresses,
      GatewayClock clock,
      int port,
      Consumer<List<Endpoint>> announce) {
    this.server = server;
    this.addresses = addresses;
    this.clock = clock;
    this.port = port;
    this.announce = announce;
  }

  /** The service is on. */
  synchronized void open(ServiceEnabled enabled) {
    marker = enabled;
    look();
  }

  /** That marker is gone; without effect when another has taken its place. */
  synchronized void shut(ServiceEnabled enabled) {
    if (Objects.equals(marker, enabled)) {
      marker = null;
      gone = clock.monotonicNanos();
      kept = true;
      look();
    }
  }

  /** Moves to another port. */
  synchronized void port(int number) {
    port = number;
    look();
  }

  /** Follows the addresses of the host; to be called every few seconds, and every second while there is no marker. */
  synchronized void look() {
    if (closed) {
      return;
    }
    ServiceEnabled present = marker;
    List<InetAddress> wanted = present == null ? List.of() : addresses.addresses(present.zones());
    try {
      Set<InetSocketAddress> open =
          server.listen(wanted.stream().map(each -> new InetSocketAddress(each, port)).toList());
      if (present != null && !wanted.equals(bound)) {
        boolean all = wanted.stream().anyMatch(InetAddress::isAnyLocalAddress);
        dropped(server.keepOnly(local -> all || wanted.contains(local)));
      } else if (present == null && kept && isOver()) {
        kept = false;
        dropped(server.keepOnly(local -> false));
      }
      if (present != null) {
        bound = wanted;
      }
      tell(open);
      trouble(open.size() < wanted.size() ? "port " + port + " cannot be had everywhere" : "");
    } catch (IOException e) {
      trouble(String.valueOf(e.getMessage()));
    }
  }

  /** Whether the service is on, or was until a moment ago. */
  synchronized boolean on() {
    return marker != null || (kept && !isOver());
  }

  private boolean isOver() {
    return clock.monotonicNanos() - gone >= WITHOUT_MARKER.toNanos();
  }

  private static void dropped(int count) {
    if (count > 0) {
      LOG.info("{} Modbus clients dropped: their zone is off", count);
    }
  }

  private void tell(Set<InetSocketAddress> open) {
    List<Endpoint> now =
        open.stream()
            .map(each -> new Endpoint("tcp", each.getAddress().getHostAddress(), each.getPort()))
            .sorted((a, b) -> a.toString().compareTo(b.toString()))
            .toList();
    if (!now.equals(announced)) {
      LOG.info("Modbus is open on {}", now);
      announced = now;
      announce.accept(now);
    }
  }

  private void trouble(String now) {
    if (!now.isEmpty() && !now.equals(trouble)) {
      LOG.error("Modbus server: {}", now);
    }
    trouble = now;
  }

  /** Closes all for good, the connections too. */
  synchronized void close() {
    closed = true;
    server.close();
    tell(Set.of());
  }

  /** What is wrong with the listeners; empty when nothing is. */
  synchronized String trouble() {
    return trouble;
  }
}
