// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.net;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
class ToxicProxyTest {
  private EchoServer server;
  private ToxicProxy proxy;

  @BeforeEach
  void start() throws IOException {
    server = new EchoServer();
    proxy = ToxicProxy.to(server.port());
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    server.close();
  }

  private Socket client() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    socket.setSoTimeout(10_000);
    return socket;
  }

  @Test
  void without_orders_all_bytes_pass_and_the_end_too() throws IOException {
    byte[] sent = new byte[100_000];
    new Random(1).nextBytes(sent);
    try (Socket client = client()) {
      Thread writer = new Thread(() -> send(client, sent));
      writer.start();
      assertArrayEquals(sent, client.getInputStream().readAllBytes());
    }
    assertEquals(sent.length, proxy.passed(Direction.UP));
    assertEquals(sent.length, proxy.passed(Direction.DOWN));
    await().until(() -> proxy.connections() == 0 && server.ended() == 1);
  }

  private static void send(Socket client, byte[] bytes) {
    try {
      client.getOutputStream().write(bytes);
      client.shutdownOutput();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void dropped_bytes_vanish_and_later_ones_pass() throws IOException {
    try (Socket client = client()) {
      proxy.drop(Direction.UP, 3);
      client.getOutputStream().write(new byte[] {1, 2, 3, 4, 5});
      assertArrayEquals(new byte[] {4, 5}, client.getInputStream().readNBytes(2));
    }
  }

  @Test
  void a_cut_comes_after_exactly_the_bytes_ordered() throws IOException {
    for (int n = 1; n <= 20; n++) {
      try (Socket client = client()) {
        long before = proxy.passed(Direction.UP);
        proxy.cutAfter(Direction.UP, n);
        client.getOutputStream().write(new byte[64]);
        assertThrows(SocketException.class, () -> client.getInputStream().readAllBytes());
        assertEquals(n, proxy.passed(Direction.UP) - before);
      }
    }
    await().until(() -> server.ended() == 20);
    try (Socket client = client()) {
      client.getOutputStream().write(7);
      assertEquals(7, client.getInputStream().read(), "after a cut it works again");
    }
  }

  @Test
  void cut_resets_what_is_open() throws IOException {
    try (Socket client = client()) {
      client.getOutputStream().write(1);
      assertEquals(1, client.getInputStream().read());
      proxy.cut();
      assertThrows(SocketException.class, () -> client.getInputStream().read());
    }
    await().until(() -> server.ended() == 1);
  }

  @Test
  void half_open_swallows_without_any_sign() throws IOException {
    try (Socket client = client()) {
      client.getOutputStream().write(1);
      assertEquals(1, client.getInputStream().read());
      proxy.halfOpen();
      client.getOutputStream().write(2);
      client.setSoTimeout(200);
      assertThrows(SocketTimeoutException.class, () -> client.getInputStream().read());
      try (Socket fresh = client()) {
        fresh.setSoTimeout(200);
        fresh.getOutputStream().write(3);
        assertThrows(SocketTimeoutException.class, () -> fresh.getInputStream().read());
      }
      assertEquals(0, server.ended(), "the server has seen no end");
      assertEquals(1, server.connections(), "the new connection has led nowhere");
      proxy.heal();
      assertThrows(SocketTimeoutException.class, () -> client.getInputStream().read());
      try (Socket fresh = client()) {
        fresh.getOutputStream().write(4);
        assertEquals(4, fresh.getInputStream().read());
      }
    }
  }

  @Test
  void delay_holds_each_byte_back_and_does_not_add_up() throws IOException {
    Duration delay = Duration.ofMillis(150);
    proxy.delay(Direction.DOWN, delay);
    try (Socket client = client()) {
      long start = System.nanoTime();
      for (int i = 0; i < 10; i++) {
        client.getOutputStream().write(i);
      }
      assertEquals(10, client.getInputStream().readNBytes(10).length);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      assertTrue(took.compareTo(delay) >= 0, took::toString);
      assertTrue(took.compareTo(delay.multipliedBy(8)) < 0, took::toString);
    }
  }

  @Test
  void throttle_bounds_the_rate() throws IOException {
    proxy.throttle(Direction.DOWN, 10_000);
    try (Socket client = client()) {
      long start = System.nanoTime();
      client.getOutputStream().write(new byte[3_000]);
      assertEquals(3_000, client.getInputStream().readNBytes(3_000).length);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      assertTrue(took.compareTo(Duration.ofMillis(290)) >= 0, took::toString);
    }
  }

  @Test
  void a_server_that_is_not_there_resets_the_client() throws IOException {
    server.close();
    try (Socket client = client()) {
      assertThrows(SocketException.class, () -> client.getInputStream().read());
    }
  }
}
