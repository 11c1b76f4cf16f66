// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.Identity;
import io.lockgate.testkit.fakes.CollectingAuditLog;
import org.junit.jupiter.api.Test;

class AuditQueueTest {
  private final AuditQueue queue = new AuditQueue();
  private final CollectingAuditLog log = new CollectingAuditLog();

  private void record(int number) {
    queue.record(
        AuditEvent.by(
            Identity.SYSTEM,
            AuditEvent.Category.CONFIGURATION,
            "TEST",
            "n" + number,
            AuditEvent.Result.OK,
            ""));
  }

  @Test
  void events_wait_for_the_log_and_arrive_in_order() {
    record(1);
    record(2);
    queue.arrived(log);
    record(3);
    assertEquals("[TEST n1, TEST n2, TEST n3]", log.summary().toString());
  }

  @Test
  void what_does_not_fit_is_counted_and_audited() {
    for (int i = 0; i < AuditQueue.CAPACITY + 5; i++) {
      record(i);
    }
    queue.arrived(log);
    assertEquals(AuditQueue.CAPACITY + 1, log.events().size());
    AuditEvent last = log.events().get(AuditQueue.CAPACITY);
    assertEquals("AUDIT_EVENTS_DROPPED", last.type());
    assertTrue(last.detail().startsWith("5 events"));
    assertEquals("n0", log.events().get(0).id());
  }

  @Test
  void a_log_that_left_gets_nothing_and_its_successor_everything() {
    queue.arrived(log);
    CollectingAuditLog other = new CollectingAuditLog();
    queue.gone(other);
    record(1);
    queue.gone(log);
    record(2);
    queue.arrived(other);
    assertEquals("[TEST n1]", log.summary().toString());
    assertEquals("[TEST n2]", other.summary().toString());
  }
}
