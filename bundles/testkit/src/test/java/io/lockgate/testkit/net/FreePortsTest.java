// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import org.junit.jupiter.api.Test;

class FreePortsTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  @Test
  void a_held_port_belongs_to_nobody_else_and_refuses_connections() {
    try (FreePorts ports = new FreePorts()) {
      int port = ports.tcp();
      assertThrows(BindException.class, () -> listen(port));
      assertThrows(ConnectException.class, () -> connect(port));
      assertNotEquals(port, ports.tcp());
    }
  }

  @Test
  void a_released_port_can_be_bound_at_once() throws IOException {
    try (FreePorts ports = new FreePorts()) {
      int port = ports.release(ports.tcp());
      try (ServerSocket server = new ServerSocket(port, 1, HERE)) {
        assertEquals(port, server.getLocalPort());
      }
      int udp = ports.udp();
      assertThrows(SocketException.class, () -> new DatagramSocket(udp, HERE).close());
      new DatagramSocket(ports.release(udp), HERE).close();
      assertThrows(IllegalArgumentException.class, () -> ports.release(udp));
    }
  }

  private static void listen(int port) throws IOException {
    new ServerSocket(port, 1, HERE).close();
  }

  private static void connect(int port) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(HERE, port), 1_000);
    }
  }
}
