// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.FieldStatus.State;
import io.lockgate.north.modbus.route.IdentityRule;
import io.lockgate.north.modbus.route.Route;
import io.lockgate.north.modbus.unit.Counters.Event;
import io.lockgate.north.modbus.unit.Sources;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One test a row of the table of answers to what goes wrong. */
class ErrorTableTest {
  private static final String READ = "03 0000 0001";
  private static final String WRITE = "06 0000 0001";

  private Fixture fixture;
  private Client client;

  @BeforeEach
  void start() throws IOException {
    fixture = new Fixture().commissioned();
    fixture.field.link("bus", "rtu", State.ONLINE);
    fixture.field.link("net", "tcp", State.ONLINE);
    fixture.route(7, "bus");
    fixture.route(8, "net");
    client = fixture.client();
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    fixture.close();
  }

  private static CompletionStage<ByteBuffer> bytes(String hex) {
    return CompletableFuture.completedFuture(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
  }

  @Test
  void no_route_is_0A_and_nothing_is_sent() throws IOException {
    assertEquals("830a", client.ask(9, READ));
    assertEquals(List.of(), fixture.field.sent);
    assertEquals(1, fixture.count(Event.NO_ROUTE));
  }

  @Test
  void a_disabled_route_is_0A_even_where_the_identity_rule_would_lead() throws IOException {
    fixture.gateway.settings(
        Fixture.config(fixture.port, Fixture.limits(32, 8, 16), new IdentityRule("bus", false)));
    assertEquals("030000" + "0001", client.ask(9, READ));
    fixture.gateway.add(new Route("off", 9, "bus", "9", false, Sources.NONE, false));
    assertEquals("830a", client.ask(9, READ));
  }

  @Test
  void a_missing_serial_port_is_0A() throws IOException {
    fixture.field.failWith(new DriverException.NotConnected("no such port"));
    assertEquals("830a", client.ask(7, READ));
  }

  @Test
  void a_link_that_is_not_there_is_0A() throws IOException {
    fixture.route(10, "nowhere");
    fixture.field.failWith(new DriverException.NotConnected("no such link"));
    assertEquals("830a", client.ask(10, READ));
  }

  @Test
  void no_acquisition_at_all_is_0A() throws IOException {
    fixture.services.passThroughWent(fixture.field);
    assertEquals("830a", client.ask(7, READ));
  }

  @Test
  void a_silent_device_is_0B() throws IOException {
    fixture.field.failWith(new DriverException.TimedOut("silent"));
    assertEquals("830b", client.ask(7, READ));
  }

  @Test
  void a_damaged_reply_is_0B() throws IOException {
    fixture.field.failWith(new DriverException.Damaged("crc"));
    assertEquals("830b", client.ask(7, READ));
  }

  @Test
  void a_tcp_device_that_refuses_or_breaks_off_is_0B() throws IOException {
    fixture.field.failWith(new DriverException.NotConnected("refused"));
    assertEquals("830b", client.ask(8, READ));
    fixture.field.failWith(new DriverException.Lost("reset"));
    assertEquals("830b", client.ask(8, READ));
  }

  @Test
  void the_devices_own_exceptions_are_forwarded_unchanged() throws IOException {
    for (int code = 1; code <= 8; code++) {
      String reply = "830" + code;
      fixture.field.answer = request -> bytes(reply);
      assertEquals(reply, client.ask(7, READ));
    }
  }

  @Test
  void a_full_queue_is_06() throws IOException {
    fixture.field.failWith(new DriverException.Busy("full"));
    assertEquals("8306", client.ask(7, READ));
    assertEquals(1, fixture.count(Event.BUSY));
  }

  @Test
  void more_than_16_requests_waiting_on_a_connection_are_06() throws IOException {
    fixture.field.answer = request -> new CompletableFuture<>();
    for (int i = 0; i < 16; i++) {
      client.send(i, 7, READ);
    }
    assertEquals("0010/07/8306", client.send(16, 7, READ).receive());
    assertEquals(16, fixture.field.sent.size());
  }

  @Test
  void a_request_that_waited_too_long_is_dropped_silently_and_counted() throws IOException {
    fixture.field.failWith(new DriverException.Expired());
    client.send(1, 7, READ);
    await().until(() -> fixture.count(Event.EXPIRED) == 1);
    assertEquals("0002/ff/0302ffff", client.send(2, 255, "03 01F4 0001").receive());
  }

  @Test
  void a_reply_after_the_upstream_timeout_is_dropped_silently_and_counted() throws IOException {
    CompletableFuture<ByteBuffer> late = new CompletableFuture<>();
    fixture.field.answer = request -> late;
    client.send(1, 7, READ);
    await().until(() -> fixture.field.sent.size() == 1);
    assertEquals(Fixture.UPSTREAM, fixture.field.sent.get(0).timeToLive());
    fixture.clock.pass(Fixture.UPSTREAM.plusMillis(1));
    late.complete(ByteBuffer.wrap(new byte[] {3, 2, 0, 1}));
    assertEquals("0002/ff/0302ffff", client.send(2, 255, "03 01F4 0001").receive());
    assertEquals(1, fixture.count(Event.EXPIRED));
  }

  @Test
  void the_reply_to_a_client_that_is_gone_is_dropped_and_counted() throws IOException {
    CompletableFuture<ByteBuffer> late = new CompletableFuture<>();
    fixture.field.answer = request -> late;
    client.send(1, 7, READ);
    await().until(() -> fixture.field.sent.size() == 1);
    client.close();
    try (Client other = fixture.client()) {
      await().atMost(Duration.ofSeconds(3)).until(() -> fixture.gateway.connections() == 1);
      late.complete(ByteBuffer.wrap(new byte[] {3, 2, 0, 1}));
      assertEquals(1, fixture.count(Event.CLIENT_GONE));
      assertEquals("0302ffff", other.ask(255, "03 01F4 0001"));
    }
  }

  @Test
  void unit_0_is_off_without_a_route() throws IOException {
    assertEquals("860a", client.ask(0, WRITE));
    assertEquals("830a", client.ask(0, READ));
    assertEquals(List.of(), fixture.field.sent);
  }

  @Test
  void unit_0_with_a_route_sends_writes_without_a_reply_and_refuses_reads() throws IOException {
    fixture.route(0, "bus");
    fixture.field.answer = request -> CompletableFuture.completedFuture(ByteBuffer.allocate(0));
    assertEquals("830a", client.ask(0, READ));
    client.send(1, 0, WRITE);
    assertEquals("0002/ff/0302ffff", client.send(2, 255, "03 01F4 0001").receive());
    assertEquals("0", fixture.field.sent.get(0).address());
  }

  @Test
  void units_248_to_254_need_a_route_of_their_own() throws IOException {
    fixture.gateway.settings(
        Fixture.config(fixture.port, Fixture.limits(32, 8, 16), new IdentityRule("bus", false)));
    assertEquals("0300000001", client.ask(247, READ));
    assertEquals("830a", client.ask(248, READ));
    assertEquals("830a", client.ask(254, READ));
    fixture.route(248, "bus");
    assertEquals("0300000001", client.ask(248, READ));
  }

  @Test
  void another_protocol_id_closes_the_connection_and_counts() throws IOException {
    assertTrue(client.raw("0001 0001 0006 07 03 0000 0001").closed());
    assertEquals(1, fixture.count(Event.BAD_HEADER));
  }

  @Test
  void lengths_below_2_and_above_254_close_the_connection_and_count() throws IOException {
    assertTrue(client.raw("0001 0000 0001 07").closed());
    try (Client other = fixture.client()) {
      assertTrue(other.raw("0001 0000 00FF 07 03 0000 0001").closed());
    }
    assertEquals(2, fixture.count(Event.BAD_HEADER));
  }

  @Test
  void a_write_on_a_read_only_route_is_01_and_audited() throws IOException {
    fixture.gateway.add(new Route("ro", 11, "bus", "11", true, Sources.NONE, true));
    assertEquals("8601", client.ask(11, WRITE));
    assertEquals("8801", client.ask(11, "08 0004 0000"));
    assertEquals("0300000001", client.ask(11, READ));
    assertEquals(List.of("MODBUS_REQUEST ro", "MODBUS_REQUEST ro"), fixture.audit.summary());
    assertEquals(1, fixture.field.sent.size());
  }

  @Test
  void a_source_that_is_not_listed_sees_no_route() throws IOException {
    fixture.gateway.add(new Route("listed", 12, "bus", "12", false, Sources.of("127.0.0.3"), true));
    assertEquals("830a", client.ask(12, READ));
    try (Client listed = Client.of(Zones.ETH1, fixture.port, "127.0.0.3")) {
      assertEquals("0300000001", listed.ask(12, READ));
    }
    assertEquals(List.of("MODBUS_REQUEST listed"), fixture.audit.summary());
  }

  @Test
  void a_write_that_passes_is_audited() throws IOException {
    assertEquals("0600000001", client.ask(7, WRITE));
    assertEquals(List.of("MODBUS_WRITE r7"), fixture.audit.summary());
    assertTrue(fixture.field.sent.get(0).source().startsWith("127.0.0.1:"));
  }
}
