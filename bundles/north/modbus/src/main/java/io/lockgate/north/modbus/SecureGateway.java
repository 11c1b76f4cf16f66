// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import io.lockgate.api.health.Health;
import io.lockgate.api.health.Status;
import io.lockgate.api.security.ServerCertificate;
import io.lockgate.api.service.Endpoint;
import io.lockgate.api.service.ServiceEnabled;
import io.lockgate.api.service.ZoneAddresses;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.north.modbus.secure.RoleGuard;
import io.lockgate.north.modbus.secure.RolePolicy;
import io.lockgate.north.modbus.secure.SecureWires;
import io.lockgate.north.modbus.secure.ServerKeys;
import io.lockgate.north.modbus.tcp.TcpServer;
import io.lockgate.north.modbus.unit.Counters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * The second door of a gateway, under TLS: its units, its limits and its audit; places, thread and counters of its own, so
 * that handshakes cost the other door nothing. Thread-safe.
 */
final class SecureGateway implements Attended, AutoCloseable {
  private final RolePolicy policy = new RolePolicy();
  private final Counters counters = new Counters();
  private final ServerKeys keys;
  private final TcpServer tcp;
  private final Doors doors;
  private volatile SecureConfig config;

  /**
   * Everything is there and nothing is open.
   *
   * @param gateway the first door
   * @param folder the configuration folder
   * @param announce told the endpoints that are open, whenever they change
   * @throws IOException the system gives no selector
   */
  SecureGateway(
      ModbusGateway gateway,
      GatewayClock clock,
      ZoneAddresses zones,
      ServerCertificate certificate,
      Path folder,
      SecureConfig config,
      Consumer<List<Endpoint>> announce)
      throws IOException {
    this.config = config;
    this.keys = new ServerKeys(certificate, folder);
    this.tcp =
        new TcpServer(
            "lockgate-modbus-secure",
            new SecureWires(keys::party, gateway.audit(), counters, clock),
            new RoleGuard(gateway.units(), policy, gateway.audit(), counters),
            gateway::limits,
            counters,
            clock);
    this.doors = new Doors(tcp, zones, clock, config.port(), announce);
  }

  /** What the roles may do. */
  RolePolicy policy() {
    return policy;
  }

  /** The service is on, in the zones of this marker. */
  void enabled(ServiceEnabled marker) {
    keys.look(config.authorities());
    doors.open(marker);
  }

  /** That marker is gone; the ports are closed on return. */
  void disabled(ServiceEnabled marker) {
    doors.shut(marker);
  }

  /** Other settings; connections stay. */
  void settings(SecureConfig next) {
    config = next;
    if (doors.on()) {
      keys.look(next.authorities());
    }
    doors.port(next.port());
  }

  @Override
  public void tick() {
    if (!doors.on()) {
      doors.look();
    }
  }

  @Override
  public void look() {
    if (doors.on()) {
      keys.look(config.authorities());
    }
    doors.look();
  }

  /** How it is, with what has been counted. */
  Health health() {
    String trouble = doors.trouble().isEmpty() && doors.on() ? keys.trouble() : doors.trouble();
    return trouble.isEmpty()
        ? new Health(Status.OK, counters.toString())
        : new Health(Status.CRITICAL, trouble);
  }

  Counters counters() {
    return counters;
  }

  /** Connections there are now. */
  int connections() throws IOException {
    return tcp.connections();
  }

  /** Closes everything. */
  @Override
  public void close() {
    doors.close();
  }
}
