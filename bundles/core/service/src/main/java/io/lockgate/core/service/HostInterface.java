// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import java.util.stream.Stream;

/**
 * One network interface of the host.
 *
 * @param name Linux name
 * @param loopback whether it is the loopback
 * @param addresses its addresses now
 */
record HostInterface(String name, boolean loopback, List<InetAddress> addresses) {
  /** Lists interfaces. */
  @FunctionalInterface
  interface Source {
    List<HostInterface> list() throws IOException;
  }

  /** Those of this host that are up. */
  static List<HostInterface> all() throws IOException {
    try (Stream<NetworkInterface> present = NetworkInterface.networkInterfaces()) {
      return present.filter(HostInterface::up).map(HostInterface::of).toList();
    }
  }

  private static boolean up(NetworkInterface each) {
    try {
      return each.isUp();
    } catch (IOException gone) {
      return false;
    }
  }

  private static HostInterface of(NetworkInterface each) {
    List<InetAddress> addresses = each.inetAddresses().toList();
    boolean loopback =
        !addresses.isEmpty() && addresses.stream().allMatch(InetAddress::isLoopbackAddress);
    return new HostInterface(each.getName(), loopback, addresses);
  }
}
