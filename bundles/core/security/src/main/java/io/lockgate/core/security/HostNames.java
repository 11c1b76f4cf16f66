// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.security;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * By what names and addresses this host is called. Nothing is looked up in the network.
 *
 * @param name host name, always a valid one
 * @param addresses all addresses of all interfaces, loopback included; at most {@link #MOST}
 */
record HostNames(String name, List<InetAddress> addresses) {
  /** Most addresses that are named. */
  static final int MOST = 64;

  private static final Path KERNEL_NAME = Path.of("/proc/sys/kernel/hostname");
  private static final String UNKNOWN = "lockgate";

  HostNames {
    addresses = List.copyOf(addresses);
  }

  /**
   * Asks the host.
   *
   * @throws IOException the interfaces cannot be listed
   */
  static HostNames ofThisHost() throws IOException {
    List<InetAddress> found = new ArrayList<>();
    found.add(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    found.add(
        InetAddress.getByAddress(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}));
    try (Stream<NetworkInterface> all = NetworkInterface.networkInterfaces()) {
      all.flatMap(NetworkInterface::inetAddresses).forEach(found::add);
    }
    return new HostNames(kernelName(), found.stream().distinct().limit(MOST).toList());
  }

  private static String kernelName() throws IOException {
    if (!Files.isReadable(KERNEL_NAME)) {
      return UNKNOWN;
    }
    String name = Files.readString(KERNEL_NAME).strip().toLowerCase(Locale.ROOT);
    String label = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    return name.length() <= 64 && name.matches(label + "(\\." + label + ")*") ? name : UNKNOWN;
  }
}
