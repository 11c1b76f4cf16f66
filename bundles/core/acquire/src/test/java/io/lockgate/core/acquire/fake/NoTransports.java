// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.fake;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Framing;
import io.lockgate.api.driver.SerialLine;
import io.lockgate.api.driver.Transport;
import io.lockgate.api.driver.Transports;
import java.util.ArrayList;
import java.util.List;

/** Carries nothing; remembers the owners it was told. */
public final class NoTransports implements Transports {
  /** Owners, in the order of the calls. */
  public final List<String> owners = new ArrayList<>();

  private Transport refuse(String owner) {
    owners.add(owner);
    throw new IllegalArgumentException("no transports here");
  }

  @Override
  public Transport tcp(String owner, String host, int port, Framing framing) {
    return refuse(owner);
  }

  @Override
  public Transport udp(String owner, String host, int port, Framing framing) {
    return refuse(owner);
  }

  @Override
  public Transport serial(String owner, SerialLine line, Framing framing) {
    return refuse(owner);
  }

  @Override
  public Claim claim(String owner, String port) throws DriverException {
    owners.add(owner);
    throw new DriverException.NotConnected("no such port");
  }

  @Override
  public List<SerialPort> serialPorts() {
    return List.of();
  }
}
