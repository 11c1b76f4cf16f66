// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.driver;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Framing;
import io.lockgate.api.driver.SerialLine;
import io.lockgate.api.driver.Transport;
import io.lockgate.api.driver.Transports;
import io.lockgate.api.time.GatewayClock;
import java.util.List;

/** TCP with a thread for each connection: enough for a driver under test, no more. Thread-safe. */
public final class PlainTransports implements Transports {
  private final GatewayClock clock;

  public PlainTransports(GatewayClock clock) {
    this.clock = clock;
  }

  @Override
  public Transport tcp(String owner, String host, int port, Framing framing) {
    return new PlainTcp(host, port, framing, clock);
  }

  @Override
  public Transport udp(String owner, String host, int port, Framing framing) {
    throw new UnsupportedOperationException("only TCP");
  }

  @Override
  public Transport serial(String owner, SerialLine line, Framing framing) {
    throw new UnsupportedOperationException("only TCP");
  }

  @Override
  public Claim claim(String owner, String port) throws DriverException {
    throw new DriverException.NotConnected("there is no port " + port);
  }

  @Override
  public List<SerialPort> serialPorts() {
    return List.of();
  }
}
