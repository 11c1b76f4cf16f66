// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.testkit.FakeClock;
import io.lockgate.testkit.fakes.CollectingAuditLog;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FieldAuditTest {
  private final FakeClock clock = new FakeClock();
  private final CollectingAuditLog log = new CollectingAuditLog();
  private final FieldAudit audit = new FieldAudit(log, clock);

  @Test
  void beyond_the_burst_writes_are_counted_and_recorded_once_a_minute() {
    for (int i = 0; i < 1000; i++) {
      audit.passed("r7", "10.0.0.1", "write " + i);
    }
    assertEquals(FieldAudit.BURST, log.events().size());
    clock.pass(Duration.ofSeconds(59));
    audit.tick();
    assertEquals(FieldAudit.BURST, log.events().size());
    clock.pass(Duration.ofSeconds(2));
    audit.tick();
    assertEquals(FieldAudit.BURST + 1, log.events().size());
    assertTrue(log.events().get(FieldAudit.BURST).detail().contains("980 more"));
    audit.passed("r7", "10.0.0.1", "again");
    assertEquals(FieldAudit.BURST + 2, log.events().size());
  }

  @Test
  void each_route_and_source_has_its_own_burst() {
    for (int i = 0; i < FieldAudit.BURST; i++) {
      audit.passed("r7", "10.0.0.1", "write");
      audit.passed("r7", "10.0.0.2", "write");
      audit.refused("r7", "10.0.0.1", "write");
    }
    assertEquals(3 * FieldAudit.BURST, log.events().size());
  }

  @Test
  void a_flood_of_sources_is_bounded_and_nothing_is_lost_uncounted() {
    int sources = 5000;
    for (int i = 0; i < sources; i++) {
      audit.refused("r7", "source " + i, "write");
    }
    assertEquals(1000 + FieldAudit.BURST, log.events().size());
    audit.close();
    int more = sources - 1000 - FieldAudit.BURST;
    assertTrue(
        log.events().get(log.events().size() - 1).detail().contains(more + " more"),
        () -> log.events().toString());
  }
}
