// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.log;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.time.ClockQuality;
import io.lockgate.api.time.GatewayClock;
import java.time.Instant;

/** An event with the time it was handed over. */
record Stamped(AuditEvent event, Instant time, ClockQuality clock) {
  static Stamped now(AuditEvent event, GatewayClock clock) {
    return new Stamped(event, clock.now(), clock.quality());
  }
}
