// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import io.lockgate.api.service.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;

/** Knocks at a port of this host. */
final class PortProbe {
  private static final int TIMEOUT_MILLIS = 200;

  private PortProbe() {}

  /** Whether a TCP port is answered. UDP ports do not answer a knock: false. */
  static boolean accepts(Endpoint endpoint) {
    if (!"tcp".equals(endpoint.transport())) {
      return false;
    }
    try (SocketChannel channel = SocketChannel.open()) {
      InetAddress address = InetAddress.getByName(endpoint.address());
      InetAddress target = address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
      channel.socket().connect(new InetSocketAddress(target, endpoint.port()), TIMEOUT_MILLIS);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }
}
