// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lockgate.north.modbus.unit.Counters.Event;
import io.lockgate.testkit.keys.Authority;
import io.lockgate.testkit.peer.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real input: a client behind stunnel (OpenSSL) comes through the second door, or does not. */
class StunnelTest {
  private static final String READ = "03 01F4 0001";
  private static final String READ_REPLY = "0302ffff";

  @TempDir Path folder;
  private SecureSite site;

  @BeforeEach
  void begin() throws IOException {
    site = new SecureSite();
  }

  @AfterEach
  void end() {
    site.close();
  }

  /** A stunnel with this key, or none, before our port. */
  private Peer stunnel(int accept, Authority of, @Nullable String alias, String version)
      throws IOException {
    StringBuilder file = new StringBuilder("foreground = yes\npid =\ndebug = 6\n[modbus]\n");
    file.append("client = yes\naccept = 127.0.0.1:").append(accept);
    file.append("\nconnect = 127.0.0.1:").append(site.port);
    file.append("\nsslVersion = ").append(version).append('\n');
    if (alias != null) {
      Path key = folder.resolve(alias + ".pem");
      Files.writeString(key, of.key(alias) + of.certificate(alias));
      file.append("cert = ").append(key).append('\n');
    }
    Path settings = Files.writeString(folder.resolve("stunnel.conf"), file);
    Peer peer = Peer.command("stunnel", settings.toString()).start();
    peer.awaitLine("Configuration successful", Duration.ofSeconds(10));
    return peer;
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void a_client_with_a_role_is_served(String version) throws Exception {
    int accept = site.fixture.ports.releasedTcp();
    try (Peer stunnel = stunnel(accept, SecureSite.PLANT, "scada", version);
        Client client = Client.of(Zones.ETH1, accept)) {
      for (int i = 0; i < 100; i++) {
        assertEquals(READ_REPLY, client.ask(255, READ));
      }
      stunnel.awaitLine(version + " ciphersuite", Duration.ofSeconds(5));
    }
    assertEquals(List.of(), site.refusals());
  }

  @Test
  void a_client_of_another_role_gets_exception_01() throws Exception {
    int accept = site.fixture.ports.releasedTcp();
    try (Peer stunnel = stunnel(accept, SecureSite.PLANT, "other", "TLSv1.3");
        Client client = Client.of(Zones.ETH1, accept)) {
      assertEquals("8301", client.ask(255, READ), () -> String.join("\n", stunnel.output()));
    }
    assertEquals(
        List.of(
            "unit 255 from 127.0.0.1 (role janitor, certificate F): function 3 is not for this role"),
        site.refusals());
  }

  @ParameterizedTest
  @CsvSource({
    "false, , TLSv1.3, no certificate",
    "false, , TLSv1.2, no certificate",
    "false, late, TLSv1.3, certificate expired",
    "false, late, TLSv1.2, certificate expired",
    "true, guest, TLSv1.3, certificate not trusted",
    "true, guest, TLSv1.2, certificate not trusted",
  })
  void who_does_not_prove_who_it_is_gets_nothing(
      boolean stranger, @Nullable String alias, String version, String why) throws Exception {
    int accept = site.fixture.ports.releasedTcp();
    Authority of = stranger ? SecureSite.STRANGER : SecureSite.PLANT;
    try (Peer stunnel = stunnel(accept, of, alias, version);
        Client client = Client.of(Zones.ETH1, accept)) {
      assertThrows(IOException.class, () -> client.ask(255, READ));
      await().until(() -> !site.refusals().isEmpty());
      assertEquals(
          List.of("modbus-secure from 127.0.0.1: " + why),
          site.refusals(),
          () -> String.join("\n", stunnel.output()));
      assertEquals(1, site.count(Event.UNPROVEN));
    }
  }
}
