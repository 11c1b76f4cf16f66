// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.played;

import io.lockgate.api.service.ServiceEnabled;
import io.lockgate.api.service.Zone;
import io.lockgate.api.service.ZoneAddresses;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/** A service that is on in the loopback zone. */
public final class LoopbackZone implements ServiceEnabled, ZoneAddresses {
  @Override
  public Set<Zone> zones() {
    return Set.of(Zone.LOCAL);
  }

  @Override
  public List<InetAddress> addresses(Set<Zone> zones) {
    return List.of(InetAddress.getLoopbackAddress());
  }
}
