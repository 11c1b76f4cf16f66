// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.driver;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Sockets and serial ports for frames. One selector loop serves all sockets; each serial port has one thread. Also a
 * service, for parts that are no link. Thread-safe.
 *
 * <p>All factories return at once, without input or output; the transport is not yet connected. They refuse bad
 * arguments with IllegalArgumentException.
 */
@ProviderType
public interface Transports {
  /**
   * A TCP connection.
   *
   * @param owner id of the link, or of the service, that it belongs to; shown to the operator
   * @param host name or literal address, resolved at each connect
   * @param port 1 to 65535
   * @param framing cuts the stream into frames
   */
  Transport tcp(String owner, String host, int port, Framing framing);

  /**
   * A TCP connection under TLS. A file that cannot be used, a peer that cannot be trusted and one that does not trust us are
   * {@link DriverException.NotConnected} at {@link Transport#connect}, with the reason.
   *
   * @param tls who we are and whom we trust
   */
  default Transport tls(String owner, String host, int port, TlsFiles tls, Framing framing) {
    throw new IllegalArgumentException("TLS cannot be had here");
  }

  /** A UDP socket that hears its one peer only; each datagram is a frame, its length is not asked for. */
  Transport udp(String owner, String host, int port, Framing framing);

  /**
   * A serial port. Several transports may name it; its bus has one owner at a time: from connect until close or loss. The
   * connect of a second one fails with {@link DriverException.Busy}, which names the owner.
   */
  Transport serial(String owner, SerialLine line, Framing framing);

  /**
   * Takes a serial port for a library that opens it by itself.
   *
   * @throws DriverException.Busy it has an owner, whom the message names
   * @throws DriverException.NotConnected there is no such port
   */
  Claim claim(String owner, String port) throws DriverException;

  /** The serial ports there are now and those that are claimed, sorted by path. May take some 100 ms. */
  List<SerialPort> serialPorts();

  /** A bus that is owned. */
  interface Claim {
    /** Gives it back. Without effect the second time. */
    void close();
  }

  /**
   * A serial port of this machine.
   *
   * @param path stable path: the same port after a reboot or another order of plugging
   * @param description what the system says about it
   * @param owner link or service that owns its bus
   */
  record SerialPort(String path, String description, Optional<String> owner) {}
}
