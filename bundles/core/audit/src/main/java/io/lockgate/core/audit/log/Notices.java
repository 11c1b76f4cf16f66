// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.log;

import io.lockgate.api.security.AuditEvent;
import java.util.ArrayList;
import java.util.List;

/** What the log says about itself. */
final class Notices {
  private Notices() {}

  /** What a start found, worst first. */
  static List<AuditEvent> of(Recovered found, boolean firstOpening) {
    List<AuditEvent> notices = new ArrayList<>();
    if (!found.damage().isEmpty()) {
      notices.add(notice("AUDIT_DAMAGED", AuditEvent.Result.FAILED, found.damage()));
    }
    if (firstOpening && (found.adopted() > 0 || found.cut() > 0)) {
      String detail =
          "%d records beyond the signed head kept, %d bytes of unfinished writing removed"
              .formatted(found.adopted(), found.cut());
      notices.add(notice("AUDIT_RECOVERED", AuditEvent.Result.OK, detail));
    }
    return notices;
  }

  static AuditEvent overflow(long events) {
    return notice(
        "AUDIT_OVERFLOW",
        AuditEvent.Result.FAILED,
        events + " events came faster than they could be stored and are lost");
  }

  static AuditEvent gap(long events, String why) {
    return notice(
        "AUDIT_GAP",
        AuditEvent.Result.FAILED,
        events + " events could not be stored and are lost: " + why);
  }

  static AuditEvent nearlyFull(long bytes, long total) {
    return notice(
        "AUDIT_NEARLY_FULL",
        AuditEvent.Result.OK,
        "%d of %d bytes used; the oldest records roll off when it is full".formatted(bytes, total));
  }

  private static AuditEvent notice(String type, AuditEvent.Result result, String detail) {
    return new AuditEvent(
        AuditEvent.Category.SYSTEM, type, "audit", "system", "audit", result, detail);
  }
}
