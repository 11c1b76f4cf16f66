// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.testkit.FakeClock;
import io.lockgate.testkit.fakes.CollectingAuditLog;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever is refused is told of, however many come. */
class RefusedMessagesTest {
  private final CollectingAuditLog log = new CollectingAuditLog();
  private final FakeClock clock = new FakeClock();
  private final RefusedMessages refusals = new RefusedMessages("snmp-agent", log, clock);

  private static InetAddress sender(int number) throws Exception {
    return InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) number});
  }

  private List<String> details() {
    return log.events().stream().map(AuditEvent::detail).toList();
  }

  @Test
  void first_of_each_sender_and_reason_is_recorded_at_once() throws Exception {
    for (int i = 0; i < 3; i++) {
      refusals.refused(sender(1), "an unknown user");
      refusals.refused(sender(1), "a wrong signature");
    }
    assertEquals(
        List.of("from 127.0.1.1: an unknown user", "from 127.0.1.1: a wrong signature"), details());
    assertEquals("SNMP_REFUSED snmp-agent", log.summary().get(0));
  }

  @Test
  void invented_senders_fill_no_log_and_are_counted() throws Exception {
    for (int i = 0; i < 100; i++) {
      refusals.refused(sender(i), "an unknown user");
    }
    assertEquals(RefusedMessages.MOST, details().size());
    clock.pass(Duration.ofSeconds(61));
    refusals.refused(sender(1), "an unknown user");
    assertEquals(
        List.of("80 more, from these or others", "from 127.0.1.1: an unknown user"),
        details().subList(RefusedMessages.MOST, details().size()));
  }

  @Test
  void what_was_counted_is_told_at_the_end() throws Exception {
    refusals.refused(sender(1), "an unknown user");
    refusals.refused(sender(1), "an unknown user");
    refusals.close();
    refusals.close();
    assertEquals("1 more, from these or others", details().get(1));
    assertEquals(2, details().size());
  }
}
