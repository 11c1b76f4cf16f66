// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.security;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.health.Status;
import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.OutboundRefusedException;
import io.lockgate.testkit.FakeClock;
import io.lockgate.testkit.component.ComponentTest;
import io.lockgate.testkit.fakes.CollectingAuditLog;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R113: only what is required is permitted. */
class OutboundListTest {
  private final CollectingAuditLog log = new CollectingAuditLog();
  private final AuditOutbox outbox = new AuditOutbox();
  private final FakeClock clock = new FakeClock();

  OutboundListTest() {
    outbox.logArrived(log);
  }

  private OutboundList list(boolean enabled, String... allow) throws Exception {
    return ComponentTest.of(OutboundList.class)
        .with(outbox)
        .with(clock)
        .config("enabled", enabled)
        .config("allow", allow)
        .activate();
  }

  @Test
  void off_permits_everything() throws Exception {
    OutboundList list = list(false, "broker.example.com:8883");
    assertFalse(list.on());
    assertDoesNotThrow(() -> list.check("mqtt", "elsewhere.example.com", 1));
    assertEquals(List.of(), log.events());
  }

  @Test
  void on_permits_what_is_listed_and_nothing_else() throws Exception {
    OutboundList list = list(true, "broker.example.com:8883", " ", "*.files.example.com:22");
    assertTrue(list.on());
    assertDoesNotThrow(() -> list.check("mqtt", "Broker.Example.Com.", 8883));
    assertDoesNotThrow(() -> list.check("csv", "eu.files.example.com", 22));
    assertEquals(List.of(), log.events());
    OutboundRefusedException refused =
        assertThrows(
            OutboundRefusedException.class, () -> list.check("mqtt", "broker.example.com", 1883));
    assertTrue(String.valueOf(refused.getMessage()).startsWith("broker.example.com:1883 is not"));
    AuditEvent event = log.events().get(0);
    assertEquals("OUTBOUND_REFUSED", event.type());
    assertEquals("mqtt", event.source());
    assertEquals("broker.example.com:1883", event.id());
    assertEquals(AuditEvent.Result.REFUSED, event.result());
  }

  @Test
  void on_and_empty_permits_nothing() throws Exception {
    OutboundList list = list(true);
    assertThrows(OutboundRefusedException.class, () -> list.check("mqtt", "localhost", 1));
    assertFalse(list.permits("127.0.0.1", 1));
    assertFalse(list.permits("", 1));
  }

  @Test
  void repetitions_are_counted_and_told_later() throws Exception {
    OutboundList list = list(true);
    for (int i = 0; i < 100; i++) {
      assertThrows(OutboundRefusedException.class, () -> list.check("mqtt", "a.example", 1));
    }
    assertThrows(OutboundRefusedException.class, () -> list.check("mqtt", "b.example", 1));
    assertEquals(2, log.events().size());
    clock.pass(OutboundRefusals.QUIET);
    assertThrows(OutboundRefusedException.class, () -> list.check("mqtt", "a.example", 1));
    assertTrue(log.events().get(2).detail().endsWith("after 99 more tries"));
  }

  @Test
  void many_destinations_take_no_more_room_than_the_bound() throws Exception {
    OutboundList list = list(true);
    for (int i = 0; i < 3 * OutboundRefusals.MOST; i++) {
      String host = "h" + i + ".example";
      assertThrows(OutboundRefusedException.class, () -> list.check("mqtt", host, 1));
    }
    assertEquals(3 * OutboundRefusals.MOST, log.events().size());
  }

  @Test
  void entry_that_cannot_be_read_permits_nothing_and_is_told() throws Exception {
    OutboundList list = list(true, "https://host", "broker.example.com:8883");
    assertEquals(Status.CRITICAL, list.check().status());
    assertTrue(list.check().detail().contains("https://host"));
    assertFalse(list.permits("host", 443));
    assertTrue(list.permits("broker.example.com", 8883));
  }
}
