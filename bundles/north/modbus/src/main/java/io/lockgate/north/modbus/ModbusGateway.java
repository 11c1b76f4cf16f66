// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import io.lockgate.api.driver.Routes;
import io.lockgate.api.health.Health;
import io.lockgate.api.health.Status;
import io.lockgate.api.security.AuditLog;
import io.lockgate.api.security.Commissioning;
import io.lockgate.api.service.Endpoint;
import io.lockgate.api.service.ServiceEnabled;
import io.lockgate.api.service.ZoneAddresses;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.codec.modbus.Request;
import io.lockgate.north.modbus.route.FieldAudit;
import io.lockgate.north.modbus.route.Route;
import io.lockgate.north.modbus.route.RouteBook;
import io.lockgate.north.modbus.table.MappedPoint;
import io.lockgate.north.modbus.table.OwnRegisters;
import io.lockgate.north.modbus.table.PointWrites;
import io.lockgate.north.modbus.tcp.ClientLimits;
import io.lockgate.north.modbus.tcp.TcpServer;
import io.lockgate.north.modbus.tcp.Wires;
import io.lockgate.north.modbus.unit.Caller;
import io.lockgate.north.modbus.unit.Counters;
import io.lockgate.north.modbus.unit.Counters.Event;
import io.lockgate.north.modbus.unit.Units;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** All parts of the server put together. Thread-safe. */
final class ModbusGateway implements Attended, AutoCloseable {
  private final FieldServices services;
  private final Commissioning commissioning;
  private final Counters counters = new Counters();
  private final FieldAudit audit;
  private final RouteBook book;
  private final OwnUnits own;
  private final TcpServer tcp;
  private final Doors doors;
  private final Lines lines;
  private volatile ServerConfig config;

  /**
   * Everything is there and nothing is open.
   *
   * @param announce told the endpoints that are open, whenever they change
   * @throws IOException the system gives no selector
   */
  ModbusGateway(
      GatewayClock clock,
      ZoneAddresses zones,
      Commissioning commissioning,
      AuditLog log,
      FieldServices services,
      GatewayIdentity who,
      ServerConfig config,
      Consumer<List<Endpoint>> announce)
      throws IOException {
    this.services = services;
    this.commissioning = commissioning;
    this.config = config;
    this.audit = new FieldAudit(log, clock);
    ServedField field =
        new ServedField(services, commissioning, () -> this.config.upstreamTimeout());
    this.book = new RouteBook(field, audit, counters, clock);
    this.own =
        new OwnUnits(
            book,
            OwnRegisters.of(who.identification(), who.serial(), clock, field::health),
            who.identification(),
            services,
            new PointWrites(services::gate, services::directory, field::timeToLive, this::mayWrite),
            this::mayWrite);
    this.tcp =
        new TcpServer("lockgate-modbus-server", Wires.PLAIN, book, this::limits, counters, clock);
    this.doors = new Doors(tcp, zones, clock, config.port(), announce);
    this.lines = new Lines(book, counters, clock);
    book.identity(config.identity());
  }

  private boolean mayWrite(Request request, Caller caller) {
    boolean may = commissioning.commissioned();
    if (!may) {
      counters.count(Event.REFUSED);
      audit.refused("gateway", caller.source(), "not commissioned: " + request.words());
    }
    return may;
  }

  /** The service is on, in the zones of this marker. */
  void enabled(ServiceEnabled marker) {
    doors.open(marker);
  }

  /** That marker is gone; the ports are closed on return. */
  void disabled(ServiceEnabled marker) {
    doors.shut(marker);
  }

  /** Other settings; connections stay. */
  void settings(ServerConfig next) {
    config = next;
    doors.port(next.port());
    book.identity(next.identity());
  }

  void add(ConfiguredTable table) {
    own.add(table);
  }

  void remove(ConfiguredTable table) {
    own.remove(table);
  }

  void add(MappedPoint point) {
    own.add(point);
  }

  void remove(MappedPoint point) {
    own.remove(point);
  }

  void add(Route route) {
    book.put(route);
  }

  void remove(Route route) {
    book.remove(route);
  }

  void add(ConfiguredLine line) {
    lines.add(line);
  }

  void remove(ConfiguredLine line) {
    lines.remove(line);
  }

  /** The units behind all doors. */
  Units units() {
    return book;
  }

  /** How much the clients of one door may take. */
  ClientLimits limits() {
    return config.clients();
  }

  /** Where it is recorded what clients do and are refused. */
  FieldAudit audit() {
    return audit;
  }

  /** Small changes around: audit summaries, clients without a marker. */
  @Override
  public void tick() {
    audit.tick();
    if (!doors.on()) {
      doors.look();
    }
  }

  /** Links, addresses of the host and serial ports. */
  @Override
  public void look() {
    book.refresh();
    doors.look();
    lines.look(doors.on(), services.transports());
  }

  /** The routes in force; those of the identity rule as one. */
  List<Routes.Path> paths() {
    List<Routes.Path> paths = new ArrayList<>();
    for (Route route : book.inForce()) {
      paths.add(path(route, "unit " + route.unit(), route.address()));
    }
    book.byRule().ifPresent(route -> paths.add(path(route, "units 1 to 247", "same")));
    return paths;
  }

  private static Routes.Path path(Route route, String from, String address) {
    return new Routes.Path(
        ModbusServer.ID,
        route.name(),
        from,
        route.link(),
        address,
        route.readOnly(),
        route.sources().entries());
  }

  /** How it is, with what has been counted. */
  Health health() {
    String trouble = doors.trouble();
    return trouble.isEmpty()
        ? new Health(Status.OK, counters.toString())
        : new Health(Status.CRITICAL, trouble);
  }

  /** Connections there are now. */
  int connections() throws IOException {
    return tcp.connections();
  }

  Counters counters() {
    return counters;
  }

  /** Closes everything. */
  @Override
  public void close() {
    lines.close();
    doors.close();
    audit.close();
  }
}
