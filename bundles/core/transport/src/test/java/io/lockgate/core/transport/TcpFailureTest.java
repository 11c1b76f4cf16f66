// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Transport;
import io.lockgate.testkit.net.Direction;
import io.lockgate.testkit.net.FreePorts;
import io.lockgate.testkit.net.ToxicProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class TcpFailureTest extends SocketBench {
  @Test
  void a_peer_that_hangs_up_fails_all_and_can_be_connected_again() throws IOException {
    try (LetterServer server = LetterServer.silent()) {
      Transport transport = connected(server.port());
      List<CompletionStage<ByteBuffer>> open = new ArrayList<>();
      for (int number = 0; number < 10; number++) {
        open.add(ask(transport, number, LONG));
      }
      await().until(() -> server.received.size() == 10);
      server.hangUp();
      for (CompletionStage<ByteBuffer> each : open) {
        assertTrue(Outcome.failure(DriverException.Lost.class, each).maybeDone());
      }
      await().until(() -> framing.losses.size() == 1);
      assertFalse(transport.connected());
      Outcome.failure(DriverException.NotConnected.class, ask(transport, 1, LONG));
      Outcome.of(transport.connect(clock.in(LONG)));
      Outcome.of(transport.send(Letters.letter(1, 1), clock.in(LONG)));
      await().until(() -> server.received.size() == 11);
    }
  }

  @Test
  void a_reset_fails_what_is_open() throws IOException {
    try (LetterServer server = LetterServer.silent();
        ToxicProxy proxy = ToxicProxy.to(server.port())) {
      Transport transport = connected(proxy.port());
      CompletionStage<ByteBuffer> open = ask(transport, 1, LONG);
      await().until(() -> server.received.size() == 1);
      proxy.cut();
      Outcome.failure(DriverException.Lost.class, open);
      await().until(() -> framing.losses.size() == 1);
      assertInstanceOf(DriverException.Lost.class, framing.losses.get(0));
    }
  }

  @Test
  void a_reply_cut_in_its_middle_is_a_loss() throws IOException {
    try (LetterServer server = LetterServer.echo();
        ToxicProxy proxy = ToxicProxy.to(server.port())) {
      Transport transport = connected(proxy.port());
      proxy.cutAfter(Direction.DOWN, 7);
      Outcome.failure(DriverException.Lost.class, ask(transport, 1, LONG));
      assertEquals(0, framing.unrequested.size());
    }
  }

  @Test
  void damage_closes_the_connection() throws IOException {
    try (LetterServer server =
        new LetterServer((letter, out) -> out.write(new byte[] {1, 2, 3, 4, 5, 6, 7}))) {
      Transport transport = connected(server.port());
      Outcome.failure(DriverException.Damaged.class, ask(transport, 1, LONG));
      await().until(() -> framing.losses.size() == 1);
      assertFalse(transport.connected());
      await().until(() -> server.connections() == 0);
    }
  }

  @Test
  void a_half_open_peer_lets_exchanges_time_out_and_nothing_else() throws IOException {
    try (LetterServer server = LetterServer.echo();
        ToxicProxy proxy = ToxicProxy.to(server.port())) {
      Transport transport = connected(proxy.port());
      Outcome.of(ask(transport, 1, LONG));
      proxy.halfOpen();
      for (int number = 0; number < 5; number++) {
        Outcome.failure(DriverException.TimedOut.class, ask(transport, number, 20));
        assertTrue(transport.connected());
      }
      assertEquals(0, framing.losses.size());
    }
  }

  @Test
  void half_open_fifty_times_comes_back_within_a_probe_each_time() throws IOException {
    try (LetterServer server = LetterServer.echo();
        ToxicProxy proxy = ToxicProxy.to(server.port())) {
      for (int round = 0; round < 50; round++) {
        Transport transport = connected(proxy.port());
        Outcome.of(ask(transport, 1, LONG));
        proxy.halfOpen();
        Outcome.failure(DriverException.TimedOut.class, ask(transport, 2, 10));
        transport.close();
        proxy.heal();
      }
      Outcome.of(ask(connected(proxy.port()), 3, LONG));
    }
  }

  @Test
  void a_slow_network_only_delays() throws IOException {
    try (LetterServer server = LetterServer.echo();
        ToxicProxy proxy = ToxicProxy.to(server.port())) {
      proxy.delay(Direction.DOWN, java.time.Duration.ofMillis(100));
      Transport transport = connected(proxy.port());
      Outcome.failure(DriverException.TimedOut.class, ask(transport, 1, 30));
      assertEquals(2, Letters.number(Outcome.of(ask(transport, 2, LONG))));
      assertEquals(1, framing.unrequested.size());
    }
  }

  @Test
  void close_fails_what_is_open_and_all_that_comes_later() throws IOException {
    try (LetterServer server = LetterServer.silent()) {
      Transport transport = connected(server.port());
      CompletionStage<ByteBuffer> open = ask(transport, 1, LONG);
      transport.close();
      transport.close();
      assertTrue(Outcome.failure(DriverException.Closed.class, open).maybeDone());
      assertFalse(
          Outcome.failure(DriverException.Closed.class, ask(transport, 2, LONG)).maybeDone());
      Outcome.failure(DriverException.Closed.class, transport.connect(clock.in(LONG)));
      Outcome.failure(
          DriverException.Closed.class, transport.send(Letters.letter(1, 1), clock.in(LONG)));
      await().until(() -> server.connections() == 0);
      assertEquals(0, framing.losses.size());
    }
  }

  @Test
  void nobody_listening_is_not_connected_and_an_early_exchange_too() {
    try (FreePorts ports = new FreePorts()) {
      Transport transport = transports.tcp("test", "127.0.0.1", ports.tcp(), framing);
      Outcome.failure(DriverException.NotConnected.class, transport.connect(clock.in(LONG)));
      Outcome.failure(DriverException.NotConnected.class, ask(transport, 1, LONG));
      assertFalse(transport.connected());
      assertEquals(0, framing.losses.size());
    }
  }

  @Test
  void a_name_is_looked_up_and_an_unknown_one_is_not_connected() throws IOException {
    try (LetterServer server = LetterServer.echo()) {
      Transport named = transports.tcp("test", "localhost", server.port(), framing);
      Outcome.of(named.connect(clock.in(LONG)));
      Outcome.of(ask(named, 1, LONG));
      Transport unknown = transports.tcp("test", "no-such-host.invalid", 502, framing);
      Outcome.failure(DriverException.NotConnected.class, unknown.connect(clock.in(LONG)));
    }
  }

  @Test
  void a_host_that_does_not_answer_times_out_and_does_not_stop_others() throws IOException {
    List<Socket> fillers = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        LetterServer server = LetterServer.echo()) {
      for (int i = 0; i < 3; i++) {
        Socket filler = new Socket();
        fillers.add(filler);
        try {
          filler.connect(full.getLocalSocketAddress(), 100);
        } catch (IOException backlogIsFull) {
          break;
        }
      }
      Transport stuck = transports.tcp("test", "127.0.0.1", full.getLocalPort(), framing);
      CompletionStage<Void> connecting = stuck.connect(clock.in(300));
      CompletionStage<Void> same = stuck.connect(clock.in(LONG));
      Outcome.of(ask(connected(server.port()), 1, LONG));
      assertFalse(connecting.toCompletableFuture().isDone());
      Outcome.failure(DriverException.TimedOut.class, connecting);
      Outcome.failure(DriverException.TimedOut.class, same);
      CompletionStage<Void> again = stuck.connect(clock.in(LONG));
      stuck.close();
      Outcome.failure(DriverException.Closed.class, again);
    } finally {
      for (Socket filler : fillers) {
        filler.close();
      }
    }
  }

  @Test
  void bad_arguments_are_refused_at_once() {
    assertThrows(IllegalArgumentException.class, () -> transports.tcp("test", "host", 0, framing));
    assertThrows(IllegalArgumentException.class, () -> transports.udp("test", " ", 502, framing));
    assertThrows(IllegalArgumentException.class, () -> transports.tcp("", "host", 65_536, framing));
    Transport transport = transports.tcp("test", "host", 502, framing);
    assertThrows(
        IllegalArgumentException.class,
        () -> transport.send(ByteBuffer.allocate(0), clock.in(LONG)));
  }
}
