// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim;

import io.lockgate.api.driver.SerialLine;
import io.lockgate.api.driver.Transports;
import io.lockgate.api.service.Endpoint;
import io.lockgate.api.service.GatewayService;
import io.lockgate.api.service.ServiceDeclaration;
import io.lockgate.api.service.ServiceEnabled;
import io.lockgate.api.service.ZoneAddresses;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.driver.sim.bus.Bus;
import io.lockgate.driver.sim.bus.Path;
import io.lockgate.driver.sim.bus.Site;
import io.lockgate.driver.sim.carrier.EventLoop;
import io.lockgate.driver.sim.carrier.Port;
import io.lockgate.driver.sim.carrier.SerialStation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Service {@code simulator}: Modbus devices on two ports of the loopback zone, and on a serial port where one is named.
 * Off until somebody switches it on.
 */
@ServiceDeclaration(
    id = SimulatorService.ID,
    title = "Simulator: Modbus devices to try the gateway with",
    ports = {"tcp/15020", "tcp/15021"},
    zones = "local")
@Component(
    immediate = true,
    service = GatewayService.class,
    configurationPid = SimulatorService.PID,
    property = GatewayService.ID + "=" + SimulatorService.ID)
@Designate(ocd = SimulatorSettings.class)
public final class SimulatorService implements GatewayService {
  static final String ID = "simulator";
  static final String PID = "io.lockgate.driver.sim";

  private static final long LEAST_GAP_NANOS = 1_750_000;
  private static final double GAP_BITS = 3.5 * 11;

  private final EventLoop loop;
  private final List<Endpoint> endpoints;
  private final @Nullable SerialStation station;

  /**
   * Opens the ports; the serial port soon after.
   *
   * @throws IOException a port is taken; nothing stays open
   * @throws IllegalArgumentException a setting cannot be
   */
  @Activate
  public SimulatorService(
      @Reference(target = "(gateway.service=" + ID + ")") ServiceEnabled enabled,
      @Reference ZoneAddresses zones,
      @Reference GatewayClock clock,
      @Reference Transports transports,
      @Reference ConfiguredDevices devices,
      SimulatorSettings settings)
      throws IOException {
    List<Site> sites =
        switch (settings.site()) {
          case "demo" -> List.of(devices.site(), DemoSite.make(clock));
          case "none" -> List.of(devices.site());
          default -> throw new IllegalArgumentException("site must be demo or none");
        };
    Bus line = new Bus(Path.RTU, sites);
    loop = EventLoop.start(clock);
    try {
      endpoints =
          listen(zones.addresses(enabled.zones()), new Bus(Path.TCP, sites), line, settings);
      station = station(transports, clock, line, settings);
    } catch (IOException | RuntimeException e) {
      loop.close();
      throw e;
    }
  }

  private List<Endpoint> listen(
      List<InetAddress> addresses, Bus network, Bus line, SimulatorSettings settings)
      throws IOException {
    int most = settings.max$_$connections();
    List<Endpoint> open = new ArrayList<>();
    for (InetAddress address : addresses) {
      if (settings.tcp$_$port() != 0) {
        InetSocketAddress at = new InetSocketAddress(address, settings.tcp$_$port());
        open.add(Port.tcp(loop, at, network, most).endpoint());
      }
      if (settings.rtu$_$tcp$_$port() != 0) {
        InetSocketAddress at = new InetSocketAddress(address, settings.rtu$_$tcp$_$port());
        open.add(Port.rtuOverTcp(loop, at, line, most).endpoint());
      }
    }
    return List.copyOf(open);
  }

  private @Nullable SerialStation station(
      Transports transports, GatewayClock clock, Bus line, SimulatorSettings settings) {
    String port = settings.serial$_$port().strip();
    if (port.isEmpty()) {
      return null;
    }
    SerialLine serial =
        new SerialLine(port, settings.baud(), 8, SerialLine.Parity.NONE, 1, gap(settings.baud()));
    SerialStation made = new SerialStation(loop, transports, clock, ID, serial, line);
    made.open();
    return made;
  }

  /** 3.5 characters, and not less than a line above 19,200 bit/s keeps. */
  private static Duration gap(int baud) {
    return Duration.ofNanos(Math.max(LEAST_GAP_NANOS, (long) (GAP_BITS * 1e9 / baud)));
  }

  @Override
  public List<Endpoint> endpoints() {
    return endpoints;
  }

  @Deactivate
  void close() {
    if (station != null) {
      station.close();
    }
    loop.close();
  }
}
