// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.service.ServiceEnabled;
import io.lockgate.api.service.Zone;
import io.lockgate.north.modbus.route.IdentityRule;
import io.lockgate.north.modbus.unit.Counters.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Zones are switched while clients of other zones go on. */
class ZonesTest {
  private static final String READ = "03 01F4 0001";
  private static final String READ_REPLY = "0302ffff";

  private static void change(Fixture fixture, Zone... zones) {
    fixture.gateway.disabled(fixture.marker);
    fixture.marker = Zones.marker(zones);
    fixture.gateway.enabled(fixture.marker);
  }

  @Test
  void a_zone_switched_off_drops_its_clients_and_no_others() throws Exception {
    try (Fixture fixture = new Fixture()) {
      change(fixture, Zone.ETH1, Zone.ETH2);
      assertEquals(2, fixture.endpoints.size());
      try (Client first = fixture.client();
          Client second = Client.of(Zones.ETH2, fixture.port)) {
        assertEquals(READ_REPLY, second.ask(255, READ));
        AtomicBoolean on = new AtomicBoolean(true);
        AtomicInteger polls = new AtomicInteger();
        Thread poller = new Thread(() -> poll(first, on, polls));
        poller.start();
        await().until(() -> polls.get() > 10);

        change(fixture, Zone.ETH1);

        assertThrows(IOException.class, () -> Client.of(Zones.ETH2, fixture.port));
        assertTrue(second.closed());
        assertEquals(1, fixture.count(Event.ZONE_CLOSED));
        int then = polls.get();
        await().until(() -> polls.get() > then + 100);
        on.set(false);
        poller.join(3000);
        assertEquals(2, fixture.count(Event.ACCEPTED));
        try (Client newcomer = fixture.client()) {
          assertEquals(READ_REPLY, newcomer.ask(255, READ));
        }
      }
    }
  }

  private static void poll(Client client, AtomicBoolean on, AtomicInteger polls) {
    try {
      while (on.get() && client.ask(255, READ).equals(READ_REPLY)) {
        polls.incrementAndGet();
      }
    } catch (IOException broken) {
      polls.set(Integer.MIN_VALUE);
    }
  }

  @Test
  void without_a_marker_ports_are_closed_on_return_and_clients_dropped_soon() throws Exception {
    try (Fixture fixture = new Fixture();
        Client client = fixture.client()) {
      assertEquals(READ_REPLY, client.ask(255, READ));
      fixture.gateway.disabled(fixture.marker);
      assertThrows(IOException.class, fixture::client);
      assertTrue(fixture.endpoints.isEmpty());
      assertEquals(READ_REPLY, client.ask(255, READ));
      fixture.clock.pass(Duration.ofSeconds(1));
      fixture.gateway.tick();
      assertTrue(client.closed());
      assertEquals(0, fixture.gateway.connections());
    }
  }

  @Test
  void a_marker_that_was_replaced_already_closes_nothing_when_it_goes() throws Exception {
    try (Fixture fixture = new Fixture()) {
      ServiceEnabled next = Zones.marker(Zone.ETH1);
      fixture.gateway.enabled(next);
      fixture.gateway.disabled(fixture.marker);
      try (Client client = fixture.client()) {
        assertEquals(READ_REPLY, client.ask(255, READ));
      }
    }
  }

  @Test
  void another_port_is_taken_and_the_old_one_closed_while_connections_stay() throws Exception {
    try (Fixture fixture = new Fixture();
        Client client = fixture.client()) {
      assertEquals(READ_REPLY, client.ask(255, READ));
      int other = fixture.ports.releasedTcp();
      fixture.gateway.settings(Fixture.config(other, Fixture.limits(32, 8, 16), IdentityRule.NONE));
      assertThrows(IOException.class, fixture::client);
      try (Client newcomer = Client.of(Zones.ETH1, other)) {
        assertEquals(READ_REPLY, newcomer.ask(255, READ));
      }
      assertEquals(READ_REPLY, client.ask(255, READ));
      assertEquals(other, fixture.endpoints.get(0).port());
    }
  }

  @Test
  void a_port_that_somebody_else_has_is_reported_and_taken_when_free() throws Exception {
    try (Fixture fixture = new Fixture()) {
      int taken = fixture.ports.tcp();
      fixture.gateway.settings(Fixture.config(taken, Fixture.limits(32, 8, 16), IdentityRule.NONE));
      assertTrue(fixture.gateway.health().detail().contains("cannot be had"));
      fixture.ports.release(taken);
      fixture.gateway.look();
      assertEquals(taken, fixture.endpoints.get(0).port());
      try (Client client = Client.of(Zones.ETH1, taken)) {
        assertEquals(READ_REPLY, client.ask(255, READ));
      }
    }
  }

  @Test
  void two_hundred_changes_lose_no_poll_of_a_zone_that_stays() throws Exception {
    try (Fixture fixture = new Fixture();
        Client client = fixture.client()) {
      for (int i = 0; i < 200; i++) {
        change(fixture, i % 2 == 0 ? new Zone[] {Zone.ETH1, Zone.ETH2} : new Zone[] {Zone.ETH1});
        assertEquals(READ_REPLY, client.ask(255, READ));
      }
    }
  }
}
