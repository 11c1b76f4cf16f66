// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Framing;
import io.lockgate.api.driver.SerialLine;
import io.lockgate.api.driver.TlsFiles;
import io.lockgate.api.driver.Transport;
import io.lockgate.api.driver.Transports;
import java.util.List;

/** Transports of which a link is the owner, whatever owner its driver names. */
record OwnedTransports(String link, Transports all) implements Transports {
  @Override
  public Transport tcp(String owner, String host, int port, Framing framing) {
    return all.tcp(link, host, port, framing);
  }

  @Override
  public Transport tls(String owner, String host, int port, TlsFiles tls, Framing framing) {
    return all.tls(link, host, port, tls, framing);
  }

  @Override
  public Transport udp(String owner, String host, int port, Framing framing) {
    return all.udp(link, host, port, framing);
  }

  @Override
  public Transport serial(String owner, SerialLine line, Framing framing) {
    return all.serial(link, line, framing);
  }

  @Override
  public Claim claim(String owner, String port) throws DriverException {
    return all.claim(link, port);
  }

  @Override
  public List<SerialPort> serialPorts() {
    return all.serialPorts();
  }
}
