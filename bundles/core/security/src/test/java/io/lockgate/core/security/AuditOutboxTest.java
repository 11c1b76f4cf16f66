// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditEvent.Category;
import io.lockgate.api.security.AuditEvent.Result;
import io.lockgate.api.security.Identity;
import io.lockgate.testkit.fakes.CollectingAuditLog;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AuditOutboxTest {
  private final AuditOutbox outbox = new AuditOutbox();
  private final CollectingAuditLog log = new CollectingAuditLog();

  @Test
  void early_events_are_delivered_in_order_once_the_log_is_there() throws Exception {
    put(3);
    outbox.logArrived(log);
    put(1);
    assertEquals("0 1 2 0", ids());
  }

  @Test
  void events_beyond_256_are_dropped_and_counted_once() throws Exception {
    put(256 + 7);
    outbox.logArrived(log);
    assertEquals(257, log.events().size());
    assertEquals("255", log.events().get(255).id());
    assertEquals("AUDIT_EVENTS_LOST", log.events().get(256).type());
    assertEquals("7 events came before the log and were not kept", log.events().get(256).detail());
    outbox.logGone(log);
    outbox.logArrived(log);
    assertEquals(257, log.events().size());
  }

  @Test
  void events_wait_again_while_the_log_is_replaced() throws Exception {
    CollectingAuditLog next = new CollectingAuditLog();
    outbox.logArrived(log);
    outbox.logArrived(next);
    outbox.logGone(log);
    put(1);
    outbox.logGone(next);
    put(2);
    assertEquals(0, log.events().size());
    assertEquals(1, next.events().size());
    outbox.logArrived(log);
    assertEquals("0 1", ids());
  }

  private void put(int count) {
    IntStream.range(0, count)
        .mapToObj(
            i ->
                AuditEvent.by(
                    Identity.SYSTEM, Category.ACCESS, "X", Integer.toString(i), Result.OK, ""))
        .forEach(outbox::put);
  }

  private String ids() {
    return String.join(" ", log.events().stream().map(AuditEvent::id).toList());
  }
}
