// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.log;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditQuery;
import io.lockgate.api.security.AuditRecord;
import java.util.Locale;

/** Whether a record is asked for. */
final class QueryMatch {
  private QueryMatch() {}

  static boolean matches(AuditQuery query, AuditRecord record) {
    AuditEvent event = record.event();
    return query.from().map(from -> !record.time().isBefore(from)).orElse(true)
        && query.to().map(record.time()::isBefore).orElse(true)
        && query.category().map(event.category()::equals).orElse(true)
        && query.type().map(event.type()::equalsIgnoreCase).orElse(true)
        && query.who().map(event.who()::equals).orElse(true)
        && query.text().map(text -> mentions(event, text)).orElse(true);
  }

  private static boolean mentions(AuditEvent event, String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return event.type().toLowerCase(Locale.ROOT).contains(wanted)
        || event.id().toLowerCase(Locale.ROOT).contains(wanted)
        || event.detail().toLowerCase(Locale.ROOT).contains(wanted);
  }
}
