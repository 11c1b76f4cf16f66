// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.service;

/**
 * A socket that a running service listens on.
 *
 * @param transport {@code tcp} or {@code udp}
 * @param address literal address it is bound to; a wildcard only where all zones are enabled
 * @param port 1 to 65535
 */
public record Endpoint(String transport, String address, int port) {
  @Override
  public String toString() {
    return transport
        + "/"
        + (address.indexOf(':') >= 0 ? "[" + address + "]" : address)
        + ":"
        + port;
  }
}
