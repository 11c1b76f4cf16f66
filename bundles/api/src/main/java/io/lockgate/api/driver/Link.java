// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.driver;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A path that has one master: a serial bus, a TCP connection, a UDP socket, a radio.
 *
 * <p>Threading: the framework calls a link and its devices by one thread at a time, and has at most
 * {@link #maxInFlight} stages open on it; {@link #close} alone may come at any moment, from any thread. No method may
 * block. A stage that fails does so with a {@link DriverException}; any other throwable is a defect of the driver: it is
 * counted, logged once, and treated as {@link DriverException.Lost}.
 */
@ConsumerType
public interface Link {
  /**
   * Connects. Called before anything else, and again (with growing pauses) after a failure or a loss. Calling it while
   * connected completes at once.
   *
   * @return completes when devices can be talked to; fails with {@link DriverException.NotConnected} when the other side
   *     or the port is not there, {@link DriverException.Busy} when the bus has another owner,
   *     {@link DriverException.TimedOut} at the deadline, {@link DriverException.Closed} after close
   */
  CompletionStage<Void> connect(Deadline deadline);

  /**
   * Makes a device of this link; no input or output, and the link need not be connected. Devices outlive a lost
   * connection.
   *
   * @throws DriverException.BadSetting a setting cannot work
   * @throws DriverException.Closed after close
   */
  Device device(DeviceSpec spec) throws DriverException;

  /**
   * Sends a request that is not ours and returns the reply unchanged; needs {@link Capability#RAW}.
   *
   * @param address of the device on this link, in the words of the driver ({@code 17} for a Modbus unit)
   * @param request without the framing of the transport; read only
   * @return the reply without framing, a device's error reply included; empty for a broadcast. Fails with
   *     {@link DriverException.TimedOut} when no matching reply came by the deadline (a late one is dropped and counted),
   *     {@link DriverException.Damaged} when the reply was unreadable, {@link DriverException.NotConnected} when nothing
   *     was sent, {@link DriverException.Lost} when the connection broke after that, {@link DriverException.Closed}
   *     after close
   */
  default CompletionStage<ByteBuffer> exchange(
      String address, ByteBuffer request, Deadline deadline) {
    return DriverException.failed(new DriverException.NotSupported(Capability.RAW));
  }

  /** How many stages the framework may have open at a time; 1 unless the other side allows more. Constant while open. */
  default int maxInFlight() {
    return 1;
  }

  /**
   * Ends the link and all its devices: gives up sockets, ports and feeds within 1 s, without blocking. Open stages fail
   * with {@link DriverException.Closed}, and so does every later call. Without effect the second time. Never throws.
   */
  void close();
}
