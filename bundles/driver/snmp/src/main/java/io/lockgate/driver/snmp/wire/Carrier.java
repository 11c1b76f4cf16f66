// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.wire;

import org.snmp4j.TransportMapping;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.transport.TransportListener;

/** What the library takes for a transport: it only sends; whoever receives says so to the session. */
abstract class Carrier implements TransportMapping<UdpAddress> {
  @Override
  public Class<UdpAddress> getSupportedAddressClass() {
    return UdpAddress.class;
  }

  @Override
  public boolean isListening() {
    return true;
  }

  @Override
  public void addTransportListener(TransportListener listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void removeTransportListener(TransportListener listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void listen() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
