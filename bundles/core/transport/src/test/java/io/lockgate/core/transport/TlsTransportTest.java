// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.TlsFiles;
import io.lockgate.api.driver.Transport;
import io.lockgate.testkit.keys.Authority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A peer under TLS: what goes, and what is refused with which words. */
class TlsTransportTest {
  @TempDir static Path folder;
  private static Authority plant;
  private static Authority stranger;

  private final HostClock clock = new HostClock();
  private final Letters framing = new Letters();
  private FieldTransports transports;

  @BeforeAll
  static void keys() throws IOException {
    plant =
        new Authority(folder, "plant")
            .server("device", "dns:device.plant,ip:127.0.0.1")
            .client("gateway", "operator");
    stranger = new Authority(folder, "stranger").client("guest", "operator");
    write("ca.pem", plant.certificate());
    write("gateway.pem", plant.certificate("gateway"));
    write("gateway.key", plant.key("gateway"));
    write("guest.pem", stranger.certificate("guest") + stranger.key("guest"));
    write("stranger.pem", stranger.certificate());
  }

  private static void write(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  @BeforeEach
  void begin() {
    transports = new FieldTransports(clock, folder);
  }

  @AfterEach
  void end() {
    transports.stop();
  }

  private Transport to(int port, TlsFiles files) {
    return transports.tls("test", "127.0.0.1", port, files, framing);
  }

  private static TlsFiles files() {
    return new TlsFiles("ca.pem", "gateway.pem", "gateway.key", "device.plant");
  }

  private String refusal(Transport transport) {
    String message =
        String.valueOf(
            Outcome.failure(DriverException.NotConnected.class, transport.connect(clock.in(5_000)))
                .getMessage());
    return message.substring(message.lastIndexOf(": ") + 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void frames_of_any_length_go_and_come(String version) throws Exception {
    try (TlsEcho server = new TlsEcho(plant, "device", version)) {
      Transport transport = to(server.port(), files());
      Outcome.of(transport.connect(clock.in(10_000)));
      for (int length : new int[] {0, 6, 300, 2_000, 16_384, 60_000}) {
        ByteBuffer letter = Letters.letter(length & 0xFF, length);
        ByteBuffer reply =
            Outcome.of(transport.exchange(letter, Letters.answers(length & 0xFF), clock.in(5_000)));
        assertArrayEquals(Letters.bytes(letter), Letters.bytes(reply));
      }
      List<CompletionStage<ByteBuffer>> many = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        many.add(transport.exchange(Letters.letter(i, i), Letters.answers(i), clock.in(5_000)));
      }
      for (int i = 0; i < 100; i++) {
        assertEquals(i, Letters.number(Outcome.of(many.get(i))));
      }
      transport.close();
    }
  }

  @Test
  void a_server_of_another_name_is_refused() throws Exception {
    try (TlsEcho server = new TlsEcho(plant, "device", "TLSv1.3")) {
      TlsFiles other = new TlsFiles("ca.pem", "gateway.pem", "gateway.key", "other.plant");
      assertEquals("certificate for another name", refusal(to(server.port(), other)));
      assertEquals(0, server.served.get());
    }
  }

  @Test
  void a_server_of_a_stranger_is_refused() throws Exception {
    try (TlsEcho server = new TlsEcho(plant, "device", "TLSv1.2")) {
      TlsFiles other = new TlsFiles("stranger.pem", "gateway.pem", "gateway.key", "device.plant");
      assertEquals("certificate not trusted", refusal(to(server.port(), other)));
    }
  }

  @Test
  void a_server_that_refuses_us_is_quoted() throws Exception {
    TlsFiles guest = new TlsFiles("ca.pem", "guest.pem", "guest.pem", "device.plant");
    try (TlsEcho server = new TlsEcho(plant, "device", "TLSv1.2")) {
      assertEquals("certificate_unknown", refusal(to(server.port(), guest)));
    }
    try (TlsEcho server = new TlsEcho(plant, "device", "TLSv1.3")) {
      Transport transport = to(server.port(), guest);
      transport.connect(clock.in(5_000));
      await().until(() -> !framing.losses.isEmpty() || !transport.connected());
      assertEquals(0, server.served.get());
    }
  }

  @Test
  void files_that_cannot_be_used_are_named() throws Exception {
    try (TlsEcho server = new TlsEcho(plant, "device", "TLSv1.3")) {
      int port = server.port();
      assertEquals(
          "no.pem is not in the configuration folder",
          refusal(to(port, new TlsFiles("no.pem", "gateway.pem", "gateway.key", "device.plant"))));
      assertEquals(
          "../x is not inside the configuration folder",
          refusal(to(port, new TlsFiles("../x", "gateway.pem", "gateway.key", "device.plant"))));
      assertEquals(
          "the key is not the one of the certificate",
          refusal(to(port, new TlsFiles("ca.pem", "gateway.pem", "guest.pem", "device.plant"))));
      write("open.key", plant.key("gateway"));
      Files.setPosixFilePermissions(
          folder.resolve("open.key"), PosixFilePermissions.fromString("rw-r-----"));
      assertEquals(
          "open.key can be read by other users (chmod 600)",
          refusal(to(port, new TlsFiles("ca.pem", "gateway.pem", "open.key", "device.plant"))));
    }
  }

  @Test
  void who_accepts_and_says_nothing_is_given_up_at_the_deadline() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
      Transport transport = to(silent.getLocalPort(), files());
      Outcome.failure(DriverException.TimedOut.class, transport.connect(clock.in(300)));
    }
  }

  @Test
  void who_speaks_no_tls_is_refused() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
      Transport transport = to(other.getLocalPort(), files());
      CompletionStage<Void> connected = transport.connect(clock.in(5_000));
      try (var socket = other.accept()) {
        socket
            .getOutputStream()
            .write("220 at your service\r\n".repeat(20).getBytes(StandardCharsets.US_ASCII));
        String message =
            String.valueOf(
                Outcome.failure(DriverException.NotConnected.class, connected).getMessage());
        assertTrue(message.endsWith("no agreement on TLS"), message);
      }
    }
  }

  @Test
  void a_renewed_certificate_is_used_at_the_next_connect() throws Exception {
    try (TlsEcho server = new TlsEcho(plant, "device", "TLSv1.2")) {
      write("own.pem", stranger.certificate("guest") + stranger.key("guest"));
      Transport transport =
          to(server.port(), new TlsFiles("ca.pem", "own.pem", "own.pem", "device.plant"));
      Outcome.failure(DriverException.NotConnected.class, transport.connect(clock.in(5_000)));
      write("own.pem", plant.certificate("gateway") + plant.key("gateway"));
      Outcome.of(transport.connect(clock.in(5_000)));
    }
  }
}
