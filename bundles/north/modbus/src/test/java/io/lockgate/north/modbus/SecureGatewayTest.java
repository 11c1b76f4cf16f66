// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.health.Status;
import io.lockgate.north.modbus.secure.RoleRights;
import io.lockgate.north.modbus.unit.Counters.Event;
import io.lockgate.testkit.keys.Authority;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes through the second door, and what they may do there. */
class SecureGatewayTest {
  private static final String READ = "03 01F4 0001";
  private static final String READ_REPLY = "0302ffff";
  private static final String WRITE = "06 0000 0001";
  private SecureSite site;

  @BeforeEach
  void begin() throws IOException {
    site = new SecureSite();
  }

  @AfterEach
  void end() {
    site.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void an_operator_asks_the_gateway_and_the_devices_behind_it(String version) throws Exception {
    site.fixture.route(7, "bus1");
    try (Client client = site.client(SecureSite.PLANT, "scada", version)) {
      assertEquals(READ_REPLY, client.ask(255, READ));
      assertEquals("0600000001", client.ask(7, WRITE));
    }
    assertEquals(List.of(), site.refusals());
    assertTrue(
        site.fixture.audit.events().get(0).detail().contains("(role operator, certificate "));
  }

  @ParameterizedTest
  @CsvSource({
    "panel, 255, 06 0000 0001, 86, viewer",
    "panel, 7, 03 0000 0001, 83, viewer",
    "other, 255, 03 0000 0001, 83, janitor",
    "scada, 254, 03 0000 0001, 83, operator",
    "scada, 255, 17 0000 0001 0000 0001 02 0000, 97, operator",
  })
  void what_a_role_may_not_is_exception_01_and_recorded(
      String who, int unit, String request, String code, String role) throws Exception {
    try (Client client = site.client(who)) {
      assertEquals(code + "01", client.ask(unit, request));
    }
    assertEquals(
        List.of(
            "unit "
                + unit
                + " from 127.0.0.1 (role "
                + role
                + ", certificate F): function "
                + Integer.parseInt(request.substring(0, 2), 16)
                + " is not for this role"),
        site.refusals());
    assertEquals(1, site.count(Event.REFUSED));
  }

  @Test
  void a_certificate_without_role_may_nothing_unless_somebody_says_so() throws Exception {
    try (Client client = site.client("plain")) {
      assertEquals("8301", client.ask(255, READ));
      assertTrue(site.refusals().get(0).contains("(no role, certificate F)"));
      site.gateway.policy().add(RoleRights.of("", "255", "3"));
      assertEquals(READ_REPLY, client.ask(255, READ));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "plant, , TLSv1.3, no certificate",
    "plant, , TLSv1.2, no certificate",
    "plant, late, TLSv1.3, certificate expired",
    "plant, late, TLSv1.2, certificate expired",
  })
  void who_does_not_prove_who_it_is_is_refused_and_recorded(
      String of, @Nullable String alias, String version, String why) throws Exception {
    refused(of.equals("plant") ? SecureSite.PLANT : SecureSite.STRANGER, alias, version);
    await().until(() -> !site.refusals().isEmpty());
    assertEquals(List.of("modbus-secure from 127.0.0.1: " + why), site.refusals());
    assertEquals(1, site.count(Event.UNPROVEN));
    try (Client client = site.client("scada")) {
      assertEquals(READ_REPLY, client.ask(255, READ));
    }
  }

  private void refused(Authority of, @Nullable String alias, String version) {
    assertThrows(
        IOException.class,
        () -> {
          try (Client client = site.client(of, alias, version)) {
            client.ask(255, READ);
          }
        });
  }

  @Test
  void a_plain_client_is_refused_and_recorded() throws Exception {
    try (Client plain = Client.of(Zones.ETH1, site.port)) {
      plain.send(1, 255, READ);
      assertTrue(plain.closed());
    }
    assertEquals(List.of("modbus-secure from 127.0.0.1: no agreement on TLS"), site.refusals());
  }

  @Test
  void half_open_handshakes_are_closed_when_the_header_deadline_is_over() throws Exception {
    try (Client silent = Client.of(Zones.ETH1, site.port);
        Client halfHello = Client.of(Zones.ETH1, site.port);
        Client legal = site.client("scada")) {
      halfHello.raw("160301 0200 010001fc 0303");
      assertEquals(READ_REPLY, legal.ask(255, READ));
      await().until(() -> site.gateway.connections() == 3);
      site.fixture.clock.pass(Duration.ofSeconds(6));
      assertTrue(silent.closed());
      assertTrue(halfHello.closed());
      assertEquals(READ_REPLY, legal.ask(255, READ));
      assertEquals(2, site.count(Event.HALF_SENT));
    }
  }

  @Test
  void handshakes_that_go_no_further_give_way_when_places_run_out() throws Exception {
    List<Client> silent = new ArrayList<>();
    try (Client legal = site.client("scada")) {
      assertEquals(READ_REPLY, legal.ask(255, READ));
      for (int i = 0; i < 40; i++) {
        silent.add(Client.of(Zones.ETH1, site.port));
      }
      try (Client another = site.client("scada")) {
        assertEquals(READ_REPLY, another.ask(255, READ));
      }
      assertEquals(READ_REPLY, legal.ask(255, READ));
      assertTrue(site.gateway.connections() <= 16);
      assertTrue(site.count(Event.DISPLACED) >= 24);
    } finally {
      for (Client each : silent) {
        each.close();
      }
    }
  }

  @Test
  void who_was_let_in_goes_when_its_certificate_ends() throws Exception {
    try (Client client = site.client("scada")) {
      assertEquals(READ_REPLY, client.ask(255, READ));
      site.fixture.clock.jumpTo(Instant.now().plus(Duration.ofDays(400)));
      assertThrows(IOException.class, () -> client.ask(255, READ));
    }
    assertEquals(List.of("modbus-secure from 127.0.0.1: certificate expired"), site.refusals());
  }

  @Test
  void who_was_let_in_goes_when_its_authority_does() throws Exception {
    try (Client client = site.client("scada")) {
      assertEquals(READ_REPLY, client.ask(255, READ));
      site.gateway.look();
      assertEquals(READ_REPLY, client.ask(255, READ), "the same authorities as before");
      site.gateway.settings(new SecureConfig(site.port, "tls/nothing"));
      assertThrows(IOException.class, () -> client.ask(255, READ));
    }
    assertEquals(
        List.of("modbus-secure from 127.0.0.1: other authorities are trusted now"),
        site.refusals());
  }

  @Test
  void half_a_record_after_the_handshake_is_closed_too() throws Exception {
    try (SSLSocket socket = site.socket(SecureSite.PLANT, "scada", "TLSv1.3");
        Client client = Client.over(socket)) {
      assertEquals(READ_REPLY, client.ask(255, READ));
      client.send(1, 255, READ).receive();
      site.fixture.clock.pass(Duration.ofSeconds(6));
      assertEquals(READ_REPLY, client.ask(255, READ));
      client.raw("0001 0000 0006 07");
      await().pollDelay(Duration.ofMillis(400)).until(() -> true);
      site.fixture.clock.pass(Duration.ofSeconds(6));
      assertTrue(client.closed());
      assertEquals(1, site.count(Event.HALF_SENT));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void a_thousand_requests_in_a_few_records_are_all_answered_in_order(String version)
      throws Exception {
    int requests = 1_000;
    ByteBuffer all = ByteBuffer.allocate(requests * 12);
    for (int i = 0; i < requests; i++) {
      all.putShort((short) i).putShort((short) 0).putShort((short) 6);
      all.put((byte) 255).put((byte) 3).putShort((short) 0x1F4).putShort((short) 1);
    }
    try (SSLSocket socket = site.socket(SecureSite.PLANT, "scada", version)) {
      socket.setSoTimeout(5_000);
      OutputStream out = socket.getOutputStream();
      out.write(all.array());
      InputStream in = socket.getInputStream();
      for (int i = 0; i < requests; i++) {
        ByteBuffer reply = ByteBuffer.wrap(in.readNBytes(11));
        assertEquals(i, reply.getShort(0) & 0xFFFF);
      }
    }
  }

  @Test
  void whatever_bytes_come_the_port_goes_on_serving() throws Exception {
    Random random = new Random(5);
    try (Client legal = site.client("scada")) {
      assertEquals(READ_REPLY, legal.ask(255, READ));
      for (int i = 0; i < 300; i++) {
        byte[] bytes = new byte[1 + random.nextInt(3_000)];
        random.nextBytes(bytes);
        if (random.nextBoolean() && bytes.length > 9) {
          System.arraycopy(new byte[] {22, 3, 1, 0, 120, 1, 0, 0, 116}, 0, bytes, 0, 9);
        }
        try (Client client = Client.of(Zones.ETH1, site.port)) {
          client.socket().getOutputStream().write(bytes);
        } catch (IOException alreadyClosed) {
          assertEquals(READ_REPLY, legal.ask(255, READ));
        }
      }
      assertEquals(READ_REPLY, legal.ask(255, READ));
    }
    await().until(() -> site.gateway.connections() == 0);
  }

  @Test
  void without_authorities_nobody_is_let_in_and_the_health_says_why() throws Exception {
    try (SecureSite open = new SecureSite("tls/nothing")) {
      assertThrows(IOException.class, () -> open.client("scada").ask(255, READ));
      assertEquals(Status.CRITICAL, open.gateway.health().status());
      assertEquals(
          "tls/nothing is not in the configuration folder", open.gateway.health().detail());
      open.gateway.settings(new SecureConfig(open.port, "tls/modbus-clients"));
      try (Client client = open.client("scada")) {
        assertEquals(READ_REPLY, client.ask(255, READ));
      }
      assertEquals(Status.OK, open.gateway.health().status());
    }
  }

  @Test
  void the_first_door_stays_as_it_is_and_the_second_closes_alone() throws Exception {
    try (Client plain = site.fixture.client();
        Client secure = site.client("scada")) {
      assertEquals(READ_REPLY, secure.ask(255, READ));
      assertEquals(site.port, site.endpoints.get(0).port());
      site.gateway.disabled(site.fixture.marker);
      assertEquals(List.of(), site.endpoints);
      site.fixture.clock.pass(Duration.ofSeconds(1));
      site.gateway.tick();
      assertTrue(secure.closed());
      assertEquals(READ_REPLY, plain.ask(255, READ));
    }
  }
}
