// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.north.modbus.unit.Counters.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A thousand half-sent requests from one address deny nobody else a thing. */
class SlowLorisTest {
  private static final String READ = "03 01F4 0001";
  private static final String READ_REPLY = "0302ffff";
  private static final int HELD = 1000;
  private static final int POLLS = 500;

  @Test
  void a_legal_client_is_answered_within_200_ms_and_held_requests_are_closed() throws Exception {
    List<Client> held = new ArrayList<>();
    try (Fixture fixture = new Fixture();
        Client before = Client.of(Zones.ETH1, fixture.port, "127.0.0.3")) {
      assertEquals(READ_REPLY, before.ask(255, READ));
      for (int i = 0; i < HELD; i++) {
        held.add(half(fixture));
      }
      assertTrue(fixture.gateway.connections() <= 17);
      try (Client after = Client.of(Zones.ETH1, fixture.port, "127.0.0.4")) {
        long[] times = new long[2 * POLLS];
        for (int i = 0; i < POLLS; i++) {
          times[2 * i] = timed(before);
          times[2 * i + 1] = timed(after);
        }
        Arrays.sort(times);
        assertTrue(times[times.length * 99 / 100] <= Duration.ofMillis(200).toNanos());
      }
      fixture.clock.pass(Duration.ofSeconds(6));
      await().atMost(Duration.ofSeconds(3)).until(() -> fixture.gateway.connections() == 1);
      assertEquals(READ_REPLY, before.ask(255, READ));
      assertEquals(
          HELD,
          fixture.count(Event.HALF_SENT)
              + fixture.count(Event.DISPLACED)
              + fixture.count(Event.TURNED_AWAY));
    } finally {
      for (Client client : held) {
        client.close();
      }
    }
  }

  private static Client half(Fixture fixture) throws IOException {
    Client client = fixture.client();
    try {
      return client.raw("0001 0000 0006 07");
    } catch (IOException alreadyClosed) {
      return client;
    }
  }

  private static long timed(Client client) throws IOException {
    long began = System.nanoTime();
    assertEquals(READ_REPLY, client.ask(255, READ));
    return System.nanoTime() - began;
  }
}
