// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import io.lockgate.api.service.ServiceEnabled;
import io.lockgate.api.service.Zone;
import io.lockgate.api.service.ZoneAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Zones that are loopback addresses. */
final class Zones implements ZoneAddresses {
  static final String ETH1 = "127.0.0.1";
  static final String ETH2 = "127.0.0.2";

  private static final Map<Zone, String> ADDRESSES = Map.of(Zone.ETH1, ETH1, Zone.ETH2, ETH2);

  /** A marker for these zones; each is another one. */
  static ServiceEnabled marker(Zone... zones) {
    Set<Zone> on = Set.of(zones);
    return () -> on;
  }

  @Override
  public List<InetAddress> addresses(Set<Zone> zones) {
    return zones.stream().map(ADDRESSES::get).map(Zones::address).toList();
  }

  static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(literal, e);
    }
  }
}
