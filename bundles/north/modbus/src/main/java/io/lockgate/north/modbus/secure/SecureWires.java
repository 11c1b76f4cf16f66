// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.secure;

import io.lockgate.api.time.GatewayClock;
import io.lockgate.codec.tls.Reason;
import io.lockgate.codec.tls.SpareBuffers;
import io.lockgate.codec.tls.TlsChannel;
import io.lockgate.codec.tls.TlsParty;
import io.lockgate.north.modbus.route.FieldAudit;
import io.lockgate.north.modbus.tcp.Wire;
import io.lockgate.north.modbus.tcp.Wires;
import io.lockgate.north.modbus.unit.Counters;
import io.lockgate.north.modbus.unit.Counters.Event;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Puts connections under TLS. The handshake is calculated on the thread of the connections, which serves no others than
 * these.
 */
public final class SecureWires implements Wires {
  /** What refused connections are recorded under. */
  static final String DOOR = "modbus-secure";

  private final Supplier<@Nullable TlsParty> party;
  private final FieldAudit audit;
  private final Counters counters;
  private final GatewayClock clock;
  private final SpareBuffers buffers = new SpareBuffers();

  /**
   * With the keys in force.
   *
   * @param party null while there are none: nobody is let in then
   */
  public SecureWires(
      Supplier<@Nullable TlsParty> party, FieldAudit audit, Counters counters, GatewayClock clock) {
    this.party = party;
    this.audit = audit;
    this.counters = counters;
    this.clock = clock;
  }

  @Override
  public Wire over(SocketChannel socket) throws IOException {
    String from = ((InetSocketAddress) socket.getRemoteAddress()).getAddress().getHostAddress();
    TlsParty present = party.get();
    if (present == null) {
      refuse(from, "there is no authority for clients");
      throw new IOException("there is no authority for clients");
    }
    try {
      TlsChannel tls = new TlsChannel(socket, present.server(clock.now()), buffers, Runnable::run);
      return new SecureWire(tls, new Admitted(from, present));
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS cannot begin", e);
    }
  }

  /** Those who were let in stay as long as they would be let in again. */
  private final class Admitted implements SecureWire.Standing {
    private final String from;
    private final TlsParty by;

    Admitted(String from, TlsParty by) {
      this.from = from;
      this.by = by;
    }

    @Override
    public void refused(SSLException why) {
      refuse(from, Reason.of(why));
    }

    @Override
    public void check(X509Certificate certificate) throws SSLException {
      if (!by.equals(party.get())) {
        refuse(from, "other authorities are trusted now");
        throw new SSLException("other authorities are trusted now");
      }
      if (clock.now().isAfter(certificate.getNotAfter().toInstant())) {
        refuse(from, "certificate expired");
        throw new SSLException("certificate expired");
      }
    }
  }

  private void refuse(String from, String why) {
    counters.count(Event.UNPROVEN);
    audit.refused(DOOR, from, why);
  }
}
