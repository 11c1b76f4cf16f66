// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.FrameTap;
import io.lockgate.api.driver.Framing;
import io.lockgate.api.driver.SerialLine;
import io.lockgate.api.driver.TlsFiles;
import io.lockgate.api.driver.Transport;
import io.lockgate.api.driver.Transports;
import io.lockgate.api.security.Destination;
import io.lockgate.api.security.Destinations;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.core.transport.frame.Link;
import io.lockgate.core.transport.frame.Taps;
import io.lockgate.core.transport.net.Peers;
import io.lockgate.core.transport.net.Resolver;
import io.lockgate.core.transport.net.SelectorLoop;
import io.lockgate.core.transport.net.SocketTransport;
import io.lockgate.core.transport.net.TlsKeys;
import io.lockgate.core.transport.net.Workers;
import io.lockgate.core.transport.serial.BusOwners;
import io.lockgate.core.transport.serial.PortList;
import io.lockgate.core.transport.serial.SerialPorts;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * All sockets and serial ports of the field. One thread serves the sockets, one each open serial port. Deactivated, it
 * closes what is open; transports made before stay closed. Thread-safe.
 */
@Component(service = {Transports.class, FrameTap.class, Destinations.class})
public final class FieldTransports implements Transports, FrameTap, Destinations {
  private static final int HIGHEST_PORT = 65_535;

  /** Framework property with the configuration folder. */
  private static final String ETC_PROPERTY = "lockgate.etc";

  private final Path folder;
  private final Taps taps;
  private final SelectorLoop loop;
  private final Resolver resolver = new Resolver();
  private final ExecutorService handshakes = Workers.named("lockgate-handshakes");
  private final Peers peers = new Peers();
  private final BusOwners owners = new BusOwners();
  private final SerialPorts serial;
  private final PortList list = new PortList(Path.of("/dev"), Path.of("/sys/class/tty"), owners);

  /** Nothing is open. */
  @Activate
  public FieldTransports(@Reference GatewayClock clock, BundleContext context) {
    this(clock, Path.of(Objects.requireNonNullElse(context.getProperty(ETC_PROPERTY), "")));
  }

  /** With the folder in which the files of TLS are. */
  public FieldTransports(GatewayClock clock, Path folder) {
    this.folder = folder;
    taps = new Taps(clock);
    loop = new SelectorLoop(clock);
    serial = new SerialPorts(owners, loop);
  }

  @Override
  public Transport tcp(String owner, String host, int port, Framing framing) {
    return peers.know(
        "tcp",
        owner,
        SocketTransport.tcp(loop, resolver, link(owner, host, port, framing), host, port));
  }

  @Override
  public Transport tls(String owner, String host, int port, TlsFiles tls, Framing framing) {
    Link link = link(owner, host, port, framing);
    return peers.know(
        "tcp",
        owner,
        SocketTransport.tls(
            loop, resolver, link, host, port, new TlsKeys(folder, tls, loop.clock()), handshakes));
  }

  @Override
  public Transport udp(String owner, String host, int port, Framing framing) {
    return peers.know(
        "udp",
        owner,
        SocketTransport.udp(loop, resolver, link(owner, host, port, framing), host, port));
  }

  private Link link(String owner, String host, int port, Framing framing) {
    if (owner.isBlank() || host.isBlank() || port < 1 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException("needs an owner, a host and a port of 1 to 65535");
    }
    return new Link(owner, host + ":" + port, framing, taps);
  }

  @Override
  public Transport serial(String owner, SerialLine line, Framing framing) {
    if (owner.isBlank()) {
      throw new IllegalArgumentException("needs an owner");
    }
    return serial.transport(line, new Link(owner, line.port(), framing, taps));
  }

  @Override
  public Claim claim(String owner, String port) throws DriverException {
    return owners.claim(owner, port);
  }

  @Override
  public List<Destination> destinations() {
    return peers.destinations();
  }

  @Override
  public List<SerialPort> serialPorts() {
    return list.now();
  }

  @Override
  public Tap tap(String owner, Listener listener) {
    return taps.tap(owner, listener);
  }

  @Deactivate
  void stop() {
    serial.stop();
    loop.stop();
    resolver.stop();
    handshakes.shutdownNow();
    taps.closeAll();
  }
}
