// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.log;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditRecord;
import io.lockgate.api.time.ClockQuality;
import java.time.Instant;
import java.util.Optional;

/** Neighbouring records that cannot be shown because they are not what was written. Not thread-safe. */
final class DamagedStretch {
  private long from;
  private long to;

  /** Adds the records {@code first} to {@code last}; nothing when there are none. */
  void add(long first, long last) {
    if (first > last) {
      return;
    }
    to = to == 0 ? last : to;
    from = first;
  }

  /** One record in place of them all, without hash; empty when there are none. Forgets them. */
  Optional<AuditRecord> drain() {
    if (to == 0) {
      return Optional.empty();
    }
    String detail = "records " + from + " to " + to + " are missing or damaged";
    AuditEvent event =
        new AuditEvent(
            AuditEvent.Category.SYSTEM,
            "AUDIT_UNREADABLE",
            "audit",
            "system",
            "audit",
            AuditEvent.Result.FAILED,
            detail);
    AuditRecord record = new AuditRecord(to, Instant.EPOCH, ClockQuality.UNSYNCED, event, "");
    to = 0;
    return Optional.of(record);
  }
}
