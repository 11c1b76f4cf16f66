// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.peers;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Link;
import io.lockgate.driver.modbus.peers.PeerRound.Support;
import io.lockgate.driver.modbus.real.RealField;
import io.lockgate.testkit.keys.Authority;
import io.lockgate.testkit.net.FreePorts;
import io.lockgate.testkit.peer.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real input: servers by others behind a stunnel (OpenSSL) that demands a certificate. */
final class StunnelTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @TempDir static Path keys;
  @TempDir Path folder;
  private final FreePorts ports = new FreePorts();
  private RealField field;

  @BeforeAll
  static void makeKeys() throws IOException {
    Authority plant =
        new Authority(keys, "plant")
            .server("device", "dns:device.plant")
            .client("gateway", "operator")
            .client("late", "operator", Authority.expired());
    Authority stranger = new Authority(keys, "stranger").client("guest", "operator");
    write("plant.pem", plant.certificate());
    for (String alias : new String[] {"device", "gateway", "late"}) {
      write(alias + ".pem", plant.key(alias) + plant.certificate(alias));
    }
    write("guest.pem", stranger.key("guest") + stranger.certificate("guest"));
  }

  private static void write(String name, String text) throws IOException {
    Path file = Files.writeString(keys.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  @BeforeEach
  void begin() throws Exception {
    field = new RealField(keys);
  }

  @AfterEach
  void end() {
    field.close();
    ports.close();
  }

  private Peer stunnel(int accept, int connect, String version) throws IOException {
    Path settings = folder.resolve("stunnel.conf");
    Files.writeString(
        settings,
        """
        foreground = yes
        pid =
        debug = 6
        [modbus]
        accept = 127.0.0.1:%d
        connect = 127.0.0.1:%d
        cert = %s
        CAfile = %s
        verifyChain = yes
        sslVersion = %s
        """
            .formatted(
                accept, connect, keys.resolve("device.pem"), keys.resolve("plant.pem"), version));
    Peer peer = Peer.command("stunnel", settings.toString()).start();
    peer.awaitLine("Configuration successful", LIMIT);
    return peer;
  }

  private Link link(int port, String certificate, String name) throws DriverException {
    return field.link(
        "transport", "tls",
        "host", "127.0.0.1",
        "port", "" + port,
        "timeout-ms", "2000",
        "tls-trust", "plant.pem",
        "tls-certificate", certificate,
        "server-name", name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void pymodbus_is_polled_and_written(String version) throws Exception {
    int port = ports.releasedTcp();
    int accept = ports.releasedTcp();
    try (Peer peer =
            Peer.command(
                    "env",
                    PeerFiles.python(),
                    PeerFiles.server("pymodbus-server.py"),
                    "tcp",
                    "" + port)
                .start();
        Peer stunnel = stunnel(accept, port, version)) {
      PeerMap map = PeerMap.of(peer);
      peer.awaitPort(port, LIMIT);
      Link link = link(accept, "gateway.pem", "device.plant");
      for (int unit = 1; unit <= 3; unit++) {
        new PeerRound(field, link, peer, map, unit)
            .reads()
            .writes()
            .mask(Support.KNOWS)
            .readAndWrite(Support.KNOWS)
            .identifies("Peer", "pymodbus");
      }
      stunnel.awaitLine(version + " ciphersuite", LIMIT);
    }
  }

  @Test
  void libmodbus_is_polled_and_written() throws Exception {
    int port = ports.releasedTcp();
    int accept = ports.releasedTcp();
    Path program =
        PeerFiles.compiled(
            Path.of(PeerFiles.server("libmodbus.c")), folder.resolve("libmodbus-server"));
    try (Peer peer = Peer.command("env", program.toString(), "tcp", "" + port).start();
        Peer stunnel = stunnel(accept, port, "TLSv1.3")) {
      PeerMap map = PeerMap.of(peer);
      Link link = link(accept, "gateway.pem", "device.plant");
      new PeerRound(field, link, peer, map, 1)
          .reads()
          .writes()
          .mask(Support.KNOWS)
          .readAndWrite(Support.KNOWS)
          .identifies("", "LMB3.1.6");
      stunnel.awaitLine("TLSv1.3 ciphersuite", LIMIT);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"late", "guest"})
  void what_stunnel_does_not_trust_it_refuses_and_the_link_says_so(String who) throws Exception {
    int accept = ports.releasedTcp();
    try (Peer stunnel = stunnel(accept, ports.releasedTcp(), "TLSv1.2")) {
      DriverException refused =
          assertThrows(
              DriverException.NotConnected.class, () -> link(accept, who + ".pem", "device.plant"));
      assertTrue(
          String.valueOf(refused.getMessage()).contains("refused by the other side"),
          () -> refused + "\n" + String.join("\n", stunnel.output()));
    }
  }

  @Test
  void a_stunnel_of_another_name_is_refused() throws Exception {
    int accept = ports.releasedTcp();
    try (Peer stunnel = stunnel(accept, ports.releasedTcp(), "TLSv1.3")) {
      DriverException refused =
          assertThrows(
              DriverException.NotConnected.class, () -> link(accept, "gateway.pem", "other.plant"));
      assertTrue(
          String.valueOf(refused.getMessage()).endsWith("certificate for another name"),
          () -> refused + "\n" + String.join("\n", stunnel.output()));
    }
  }
}
