// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Transport;
import io.lockgate.testkit.net.FreePorts;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class UdpTransportTest extends SocketBench {
  private Transport to(int port) {
    Transport transport = transports.udp("test", "127.0.0.1", port, framing);
    Outcome.of(transport.connect(clock.in(LONG)));
    return transport;
  }

  private static DatagramSocket peer() throws IOException {
    return new DatagramSocket(0, InetAddress.getLoopbackAddress());
  }

  private static DatagramPacket receive(DatagramSocket socket) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
    socket.setSoTimeout(LONG);
    socket.receive(packet);
    return packet;
  }

  private static void reply(DatagramSocket from, SocketAddress to, ByteBuffer letter)
      throws IOException {
    byte[] bytes = Letters.bytes(letter);
    from.send(new DatagramPacket(bytes, bytes.length, to));
  }

  @Test
  void each_datagram_is_a_frame_up_to_the_largest() throws IOException {
    try (DatagramSocket peer = peer()) {
      Transport transport = to(peer.getLocalPort());
      for (int length : new int[] {1, 1_500, 60_000}) {
        CompletionStage<ByteBuffer> reply =
            transport.exchange(
                Letters.letter(length, length), Letters.answers(length), clock.in(LONG));
        DatagramPacket asked = receive(peer);
        assertEquals(Letters.letter(length, length).capacity(), asked.getLength());
        reply(peer, asked.getSocketAddress(), Letters.letter(length, length));
        assertEquals(Letters.letter(length, length), Outcome.of(reply));
      }
    }
  }

  @Test
  void only_the_peer_is_heard() throws IOException {
    try (DatagramSocket peer = peer();
        DatagramSocket stranger = peer()) {
      Transport transport = to(peer.getLocalPort());
      CompletionStage<ByteBuffer> reply = ask(transport, 1, LONG);
      SocketAddress us = receive(peer).getSocketAddress();
      reply(stranger, us, Letters.letter(1, 9));
      reply(peer, us, ByteBuffer.allocate(0));
      reply(peer, us, Letters.letter(2, 4));
      reply(peer, us, Letters.letter(1, 4));
      assertEquals(Letters.letter(1, 4), Outcome.of(reply));
      assertEquals(List.of(Letters.letter(2, 4)), framing.unrequested);
    }
  }

  @Test
  void a_lost_datagram_times_out_and_a_closed_port_is_a_loss() throws IOException {
    try (FreePorts ports = new FreePorts();
        DatagramSocket peer = peer()) {
      Transport silent = to(peer.getLocalPort());
      Outcome.failure(DriverException.TimedOut.class, ask(silent, 1, 30));
      assertTrue(silent.connected());
      int closed = ports.release(ports.udp());
      Transport nobody = to(closed);
      Outcome.failure(DriverException.Lost.class, ask(nobody, 1, LONG));
      await().until(() -> framing.losses.size() == 1);
      Outcome.of(nobody.connect(clock.in(LONG)));
    }
  }
}
