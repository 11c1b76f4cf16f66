// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.FieldStatus.State;
import io.lockgate.north.modbus.unit.Counters.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
  private static final String READ = "03 01F4 0001";
  private static final String READ_REPLY = "0302ffff";

  @Test
  void a_half_sent_request_is_closed_after_the_deadline_even_when_it_drips() throws IOException {
    try (Fixture fixture = new Fixture();
        Client half = fixture.client();
        Client whole = fixture.client()) {
      half.raw("0001 0000");
      assertEquals(READ_REPLY, whole.ask(255, READ));
      fixture.clock.pass(Duration.ofSeconds(3));
      half.raw("00");
      assertEquals(READ_REPLY, whole.ask(255, READ));
      fixture.clock.pass(Duration.ofSeconds(3));
      assertTrue(half.closed());
      assertEquals(1, fixture.count(Event.HALF_SENT));
      assertEquals(READ_REPLY, whole.ask(255, READ));
    }
  }

  @Test
  void an_idle_connection_is_closed_and_one_that_waits_for_its_reply_is_not() throws IOException {
    try (Fixture fixture = new Fixture();
        Client idle = fixture.client();
        Client waiting = fixture.client()) {
      fixture.field.link("bus", "rtu", State.ONLINE);
      fixture.route(7, "bus");
      CompletableFuture<ByteBuffer> reply = new CompletableFuture<>();
      fixture.field.answer = request -> reply;
      waiting.send(5, 7, "03 0000 0001");
      await().until(() -> fixture.field.sent.size() == 1);
      fixture.clock.pass(Duration.ofSeconds(301));
      assertTrue(idle.closed());
      assertEquals(1, fixture.count(Event.IDLE));
      assertEquals(1, fixture.gateway.connections());
    }
  }

  @Test
  void many_requests_in_one_piece_are_answered_in_order() throws IOException {
    try (Fixture fixture = new Fixture();
        Client client = fixture.client()) {
      StringBuilder piece = new StringBuilder();
      for (int i = 0; i < 200; i++) {
        piece.append(String.format("%04x00000006ff0301f4007d", i));
      }
      client.raw(piece.toString());
      for (int i = 0; i < 200; i++) {
        assertTrue(client.receive().startsWith(String.format("%04x/ff/03fa", i)));
      }
    }
  }

  @Test
  void a_request_that_comes_byte_by_byte_is_answered() throws IOException {
    try (Fixture fixture = new Fixture();
        Client client = fixture.client()) {
      for (String octet : "00 09 00 00 00 06 ff 03 01 f4 00 01".split(" ")) {
        client.raw(octet);
      }
      assertEquals("0009/ff/" + READ_REPLY, client.receive());
    }
  }

  @Test
  void replies_that_come_out_of_order_carry_their_own_transaction() throws IOException {
    try (Fixture fixture = new Fixture();
        Client client = fixture.client()) {
      fixture.field.link("bus", "rtu", State.ONLINE);
      fixture.route(7, "bus");
      Map<Integer, CompletableFuture<ByteBuffer>> owed = new ConcurrentHashMap<>();
      fixture.field.answer =
          request ->
              owed.computeIfAbsent((int) request.payload().get(2), k -> new CompletableFuture<>());
      client.send(0x11, 7, "03 0001 0001").send(0x22, 7, "03 0002 0001");
      await().until(() -> owed.size() == 2);
      owed(owed, 2).complete(ByteBuffer.wrap(new byte[] {3, 2, 0, 2}));
      assertEquals("0022/07/03020002", client.receive());
      owed(owed, 1).complete(ByteBuffer.wrap(new byte[] {3, 2, 0, 1}));
      assertEquals("0011/07/03020001", client.receive());
    }
  }

  private static CompletableFuture<ByteBuffer> owed(
      Map<Integer, CompletableFuture<ByteBuffer>> all, int address) {
    return all.getOrDefault(address, new CompletableFuture<>());
  }

  @Test
  void a_client_that_does_not_read_is_closed_and_others_are_served() throws Exception {
    try (Fixture fixture = new Fixture();
        Client deaf = fixture.client();
        Client other = fixture.client()) {
      AtomicReference<IOException> broken = new AtomicReference<>();
      Thread sender = new Thread(() -> sendForEver(deaf, broken));
      sender.start();
      await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () -> {
                assertEquals(READ_REPLY, other.ask(255, READ));
                fixture.clock.pass(Duration.ofSeconds(1));
                return fixture.count(Event.SLOW_READER) == 1;
              });
      sender.join(3000);
      assertTrue(broken.get() != null, "the sender goes on");
      assertEquals(READ_REPLY, other.ask(255, READ));
    }
  }

  private static void sendForEver(Client client, AtomicReference<IOException> broken) {
    try {
      while (true) {
        client.send(1, 255, "03 01F4 007D");
      }
    } catch (IOException closed) {
      broken.set(closed);
    }
  }

  @Test
  void requests_that_waited_for_room_are_answered_once_the_client_reads() throws Exception {
    try (Fixture fixture = new Fixture();
        Client client = fixture.client()) {
      int requests = 30_000;
      Thread sender =
          new Thread(
              () -> {
                for (int i = 0; i < requests; i++) {
                  sendOne(client, i & 0xFFFF);
                }
              });
      sender.start();
      for (int i = 0; i < requests; i++) {
        assertTrue(client.receive().startsWith(String.format("%04x/ff/03fa", i & 0xFFFF)));
      }
      sender.join(3000);
    }
  }

  private static void sendOne(Client client, int transaction) {
    try {
      client.send(transaction, 255, "03 01F4 007D");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void one_address_has_no_more_places_than_its_own() throws IOException {
    try (Fixture fixture = new Fixture(Fixture.limits(32, 8, 4))) {
      List<Client> working = working(fixture, "127.0.0.1", 4);
      try (Client more = fixture.client()) {
        assertTrue(more.closed());
      }
      assertEquals(1, fixture.count(Event.TURNED_AWAY));
      try (Client other = Client.of(Zones.ETH1, fixture.port, "127.0.0.3")) {
        assertEquals(READ_REPLY, other.ask(255, READ));
      }
      assertEquals(READ_REPLY, working.get(0).ask(255, READ));
    }
  }

  @Test
  void places_are_kept_for_the_supervisory_system() throws IOException {
    try (Fixture fixture = new Fixture(Fixture.limits(8, 2, 8))) {
      working(fixture, "127.0.0.1", 6);
      try (Client unlisted = Client.of(Zones.ETH1, fixture.port, "127.0.0.3")) {
        assertTrue(unlisted.closed());
      }
      List<Client> listed = working(fixture, "127.0.0.9", 2);
      try (Client third = Client.of(Zones.ETH1, fixture.port, "127.0.0.9")) {
        assertTrue(third.closed());
      }
      assertEquals(READ_REPLY, listed.get(1).ask(255, READ));
    }
  }

  @Test
  void one_that_never_asked_gives_its_place_to_a_newcomer() throws IOException {
    try (Fixture fixture = new Fixture(Fixture.limits(32, 8, 2));
        Client working = fixture.client();
        Client silent = fixture.client()) {
      assertEquals(READ_REPLY, working.ask(255, READ));
      try (Client newcomer = fixture.client()) {
        assertEquals(READ_REPLY, newcomer.ask(255, READ));
        assertTrue(silent.closed());
        assertEquals(READ_REPLY, working.ask(255, READ));
      }
      assertEquals(1, fixture.count(Event.DISPLACED));
      assertFalse(fixture.gateway.health().detail().isEmpty());
    }
  }

  private static List<Client> working(Fixture fixture, String from, int count) throws IOException {
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Client client = Client.of(Zones.ETH1, fixture.port, from);
      assertEquals(READ_REPLY, client.ask(255, READ));
      clients.add(client);
    }
    return clients;
  }
}
