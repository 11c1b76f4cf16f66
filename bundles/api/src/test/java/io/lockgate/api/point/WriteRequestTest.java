// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.point;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.security.Identity;
import io.lockgate.api.security.Role;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WriteRequestTest {
  private static final PointId VALVE = PointId.of("ahu/valve");
  private static final Identity WHO = new Identity("op-1", Role.OPERATOR, "web");
  private static final Duration SOON = Duration.ofSeconds(5);

  @Test
  void order_mustReadBackAsWritten_unlessToldOtherwise() {
    WriteRequest order = WriteRequest.manual(WHO, VALVE, Value.of(40), SOON);
    assertEquals(Value.of(40), order.expected());
    assertEquals(Value.of(2), order.expecting(Value.of(2)).expected());
    assertTrue(order.expecting(Value.missing()).expected().isMissing());
    assertEquals(Value.of(40), order.expecting(Value.of(2)).value());
  }

  @Test
  void person_goesBeforeProgram() {
    int manual = WriteRequest.manual(WHO, VALVE, Value.of(1), SOON).priority();
    int automatic = WriteRequest.automatic(WHO, VALVE, Value.of(1), SOON).priority();
    assertTrue(manual < automatic, manual + " " + automatic);
  }

  @Test
  void bounds_hold() {
    refused(Value.missing(), 8, SOON);
    refused(Value.of(1), 0, SOON);
    refused(Value.of(1), 17, SOON);
    refused(Value.of(1), 8, Duration.ZERO);
    refused(Value.of(1), 8, Duration.ofMinutes(10).plusMillis(1));
  }

  private static void refused(Value value, int priority, Duration within) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new WriteRequest(WHO, VALVE, value, priority, value, within));
  }

  @Test
  void outcome_saysWhatHappened() {
    assertEquals("written, reads back 40", new WriteOutcome.Confirmed(Value.of(40)).sentence());
    assertTrue(new WriteOutcome.NotConfirmed(Value.of(39)).sentence().endsWith("39"));
    assertTrue(new WriteOutcome.NotConfirmed(Value.missing()).sentence().contains("could not"));
    assertTrue(new WriteOutcome.Unknown("no reply").sentence().contains("unknown"));
  }
}
