// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import io.lockgate.api.security.Identity;
import io.lockgate.api.security.PasswordRefusedException;
import io.lockgate.api.service.Endpoint;
import io.lockgate.api.service.ServiceEnabled;
import io.lockgate.api.service.Zone;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.north.modbus.route.IdentityRule;
import io.lockgate.north.modbus.route.Route;
import io.lockgate.north.modbus.table.Identification;
import io.lockgate.north.modbus.tcp.ClientLimits;
import io.lockgate.north.modbus.unit.Counters;
import io.lockgate.north.modbus.unit.Sources;
import io.lockgate.testkit.FakeClock;
import io.lockgate.testkit.fakes.CollectingAuditLog;
import io.lockgate.testkit.fakes.FakeCommissioning;
import io.lockgate.testkit.net.FreePorts;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A gateway with fakes below and real sockets above. */
final class Fixture implements AutoCloseable {
  static final Duration UPSTREAM = Duration.ofSeconds(6);

  final FakeClock clock;
  final FakeField field = new FakeField();
  final FakeImage image = new FakeImage();
  final CollectingAuditLog audit = new CollectingAuditLog();
  final FakeCommissioning commissioning = new FakeCommissioning();
  final FieldServices services = new FieldServices();
  final FreePorts ports = new FreePorts();
  final int port = ports.releasedTcp();
  final ModbusGateway gateway;
  volatile List<Endpoint> endpoints = List.of();
  ServiceEnabled marker = Zones.marker(Zone.ETH1);

  Fixture() throws IOException {
    this(limits(32, 8, 16));
  }

  Fixture(ClientLimits limits) throws IOException {
    this(limits, new FakeClock());
  }

  /** With the time of this machine, for real serial ports; {@link #clock} moves nothing then. */
  static Fixture inRealTime() throws IOException {
    return new Fixture(limits(32, 8, 16), new HostClock());
  }

  private Fixture(ClientLimits limits, GatewayClock time) throws IOException {
    clock = time instanceof FakeClock fake ? fake : new FakeClock();
    services.passThroughCame(field);
    services.statusCame(field);
    services.imageCame(image);
    services.gateCame(image);
    gateway =
        new ModbusGateway(
            time,
            new Zones(),
            commissioning,
            audit,
            services,
            new GatewayIdentity(
                new Identification(
                    "Lockgate", "LG", "000.001.000", "", "Lockgate", "Model", "Plant"),
                "0123456789AB"),
            config(port, limits, new IdentityRule("auto", false)),
            open -> endpoints = open);
    gateway.enabled(marker);
  }

  static ClientLimits limits(int clients, int reserved, int perAddress) {
    return new ClientLimits(
        clients,
        reserved,
        perAddress,
        Sources.of("127.0.0.9"),
        Duration.ofSeconds(5),
        Duration.ofSeconds(300));
  }

  static ServerConfig config(int port, ClientLimits limits, IdentityRule rule) {
    return new ServerConfig(port, limits, UPSTREAM, rule);
  }

  /** The administrator sets a password. */
  Fixture commissioned() {
    try {
      commissioning.commission(Identity.SYSTEM, "a long password".toCharArray());
    } catch (PasswordRefusedException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  /** A writable route that everybody may use. */
  Route route(int unit, String link) {
    Route route =
        new Route("r" + unit, unit, link, Integer.toString(unit), false, Sources.NONE, true);
    gateway.add(route);
    return route;
  }

  Client client() throws IOException {
    return Client.of(Zones.ETH1, port);
  }

  long count(Counters.Event event) {
    return gateway.counters().of(event);
  }

  @Override
  public void close() {
    gateway.close();
    ports.close();
  }
}
