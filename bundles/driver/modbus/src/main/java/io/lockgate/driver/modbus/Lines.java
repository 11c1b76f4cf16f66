// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus;

import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.driver.Framing;
import io.lockgate.api.driver.LinkContext;
import io.lockgate.api.driver.Transport;
import io.lockgate.api.driver.Transports;
import io.lockgate.driver.modbus.line.Connection;
import io.lockgate.driver.modbus.line.Line;
import io.lockgate.driver.modbus.settings.Carrier;
import io.lockgate.driver.modbus.settings.LinkSettings;
import io.lockgate.driver.modbus.settings.LinkSettings.Peer;
import io.lockgate.driver.modbus.wire.AsciiEnvelope;
import io.lockgate.driver.modbus.wire.Envelope;
import io.lockgate.driver.modbus.wire.MbapEnvelope;
import io.lockgate.driver.modbus.wire.RtuEnvelope;
import java.util.function.Function;

/** Makes the way to the units of a link, as its settings say. */
final class Lines {
  private Lines() {}

  /**
   * Makes it, not connected.
   *
   * @param owner id of the link
   * @throws BadSetting the transport refuses a setting
   */
  static Line of(String owner, LinkSettings settings, LinkContext context) throws BadSetting {
    Envelope envelope =
        switch (settings.carrier()) {
          case TCP, TLS, UDP -> new MbapEnvelope();
          case RTU, RTU_TCP -> new RtuEnvelope();
          case ASCII -> new AsciiEnvelope();
        };
    Function<Framing, Transport> maker =
        framing -> transport(owner, settings, framing, context.transports());
    try {
      return new Line(context, settings, envelope, new Connection(context, envelope, maker));
    } catch (IllegalArgumentException refused) {
      throw new BadSetting("transport", String.valueOf(refused.getMessage()));
    }
  }

  private static Transport transport(
      String owner, LinkSettings settings, Framing framing, Transports transports) {
    if (settings.peer() instanceof Peer.Bus bus) {
      return transports.serial(owner, bus.line(), framing);
    }
    if (settings.peer() instanceof Peer.SecureHost host) {
      return transports.tls(owner, host.name(), host.port(), host.tls(), framing);
    }
    Peer.Host host = (Peer.Host) settings.peer();
    return settings.carrier() == Carrier.UDP
        ? transports.udp(owner, host.name(), host.port(), framing)
        : transports.tcp(owner, host.name(), host.port(), framing);
  }
}
