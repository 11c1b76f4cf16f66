// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.web;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.service.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The port against a server that follows the same settings as Pax Web, over real TLS. */
class HttpsPortTest {
  private static final Duration A_WHILE = Duration.ofSeconds(30);
  private static final InetAddress ONE = loopback(1);
  private static final InetAddress TWO = loopback(2);

  private final JdkWebServer server = new JdkWebServer();
  private MadeCertificate certificate;
  private List<InetAddress> addresses = List.of(ONE);
  private List<Endpoint> announced = List.of();
  private final List<String> offered = new ArrayList<>();
  private int number;
  private HttpsPort port;

  @BeforeEach
  void prepare(@TempDir Path folder) throws Exception {
    certificate = MadeCertificate.in(folder);
    try (ServerSocket free = new ServerSocket(0, 1, ONE)) {
      number = free.getLocalPort();
    }
    port = port(server);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void endpoints_are_announced_once_our_own_server_answers() {
    assertEquals(Duration.ofSeconds(5), port.step());
    assertEquals(List.of(new Endpoint("tcp", "127.0.0.1", number)), announced);
    assertTrue(Knock.answered(announced.get(0)));
    port.step();
    assertEquals(1, server.changes, "the same settings are not written again");
  }

  @Test
  void nothing_is_announced_while_somebody_else_holds_the_port() throws Exception {
    try (JdkWebServer other = new JdkWebServer()) {
      port = port(settings -> {});
      assertEquals(Duration.ofMillis(10), port.step());
      MadeCertificate foreign = MadeCertificate.in(foreignFolder());
      other.configure(
          PaxWebSettings.open(
              List.of(ONE),
              number,
              foreign.keyStore(),
              new String(foreign.keyStorePassword()),
              "server"));
      assertTrue(Knock.answered(new Endpoint("tcp", "127.0.0.1", number)));
      port.step();
      assertEquals(List.of(), announced);
    }
  }

  @Test
  void close_takes_the_port_away_before_it_returns() {
    port.step();
    Endpoint endpoint = announced.get(0);
    port.close();
    assertFalse(Knock.answered(endpoint));
    assertEquals(List.of(), announced);
    assertEquals("false", server.setting(PaxWebSettings.SECURE));
    assertEquals("false", server.setting("org.osgi.service.http.enabled"));
  }

  @Test
  void addresses_of_the_host_are_followed() {
    port.step();
    addresses = List.of(ONE, TWO);
    await().atMost(A_WHILE).until(() -> port.step().equals(Duration.ofSeconds(5)));
    assertEquals(
        List.of(new Endpoint("tcp", "127.0.0.1", number), new Endpoint("tcp", "127.0.0.2", number)),
        announced);
    addresses = List.of();
    port.step();
    assertEquals(List.of(), announced);
    await().until(() -> !Knock.answered(new Endpoint("tcp", "127.0.0.2", number)));
  }

  @Test
  void settings_changed_by_others_are_put_right() throws Exception {
    port.step();
    server.tamper();
    port.step();
    assertTrue(Knock.answered(announced.get(0)));
  }

  @Test
  void wildcard_is_knocked_at_on_the_loopback() {
    addresses = List.of(address(0, 0, 0, 0));
    port.step();
    assertEquals(List.of(new Endpoint("tcp", "0.0.0.0", number)), announced);
  }

  @Test
  void failing_server_is_asked_again() throws Exception {
    int[] calls = {0};
    port =
        port(
            settings -> {
              if (calls[0]++ == 0) {
                throw new IOException("told to fail");
              }
              server.configure(settings);
            });
    assertEquals(Duration.ofMillis(10), port.step());
    assertEquals(List.of(), announced);
    port.step();
    assertEquals(1, announced.size());
  }

  @Test
  void pages_are_offered_once_the_server_answers_and_again_when_they_do_not_come() {
    server.pages = false;
    for (int step = 0; step < 50; step++) {
      assertEquals(Duration.ofMillis(10), port.step());
    }
    assertEquals(List.of("offer"), offered);
    assertEquals(List.of(), announced);
    port.step();
    assertEquals(List.of("offer", "withdraw", "offer"), offered);
    server.pages = true;
    assertEquals(Duration.ofSeconds(5), port.step());
    assertEquals(1, announced.size());
  }

  @Test
  void port_that_does_not_answer_is_asked_for_anew() {
    List<Object> secure = new ArrayList<>();
    port = port(settings -> secure.add(settings.get(PaxWebSettings.SECURE)));
    for (int step = 0; step < 601; step++) {
      port.step();
    }
    assertEquals(1, secure.stream().filter("false"::equals).count());
    assertEquals("true", secure.get(secure.size() - 1));
  }

  @Test
  void port_number_is_automatic_unless_given() {
    assertEquals(8443, HttpsService.portNumber(0, null));
    assertEquals(8443, HttpsService.portNumber(0, "user"));
    assertEquals(443, HttpsService.portNumber(0, "standard"));
    assertEquals(9000, HttpsService.portNumber(9000, "standard"));
  }

  private HttpsPort port(WebServer steered) {
    return new HttpsPort(
        steered,
        certificate,
        () -> addresses,
        number,
        new Offers(),
        endpoints -> announced = endpoints);
  }

  /** Notes each change. */
  private final class Offers implements HttpsPort.Pages {
    private boolean present;

    @Override
    public void offer() {
      if (!present) {
        offered.add("offer");
      }
      present = true;
    }

    @Override
    public void withdraw() {
      if (present) {
        offered.add("withdraw");
      }
      present = false;
    }
  }

  private Path foreignFolder() throws IOException {
    return java.nio.file.Files.createTempDirectory(certificate.keyStore().getParent(), "foreign");
  }

  private static InetAddress loopback(int last) {
    return address(127, 0, 0, last);
  }

  private static InetAddress address(int a, int b, int c, int d) {
    try {
      return InetAddress.getByAddress(new byte[] {(byte) a, (byte) b, (byte) c, (byte) d});
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
