// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.console;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditEvent.Category;
import io.lockgate.api.security.AuditEvent.Result;
import io.lockgate.api.security.AuditLog;
import io.lockgate.api.security.Identity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records who came, who left and who was turned away. Does not wait for the disk. */
final class ConsoleAudit {
  private static final Logger LOG = LoggerFactory.getLogger(ConsoleAudit.class);

  private final AuditLog log;

  ConsoleAudit(AuditLog log) {
    this.log = log;
  }

  void opened(Identity who, String kind) {
    record(AuditEvent.by(who, Category.ACCESS, "CONSOLE_OPENED", who.id(), Result.OK, kind));
  }

  void closed(Identity who, String kind) {
    record(AuditEvent.by(who, Category.ACCESS, "CONSOLE_CLOSED", who.id(), Result.OK, kind));
  }

  void refused(String user, String reason) {
    record(
        new AuditEvent(
            Category.ACCESS, "CONSOLE_REFUSED", "console", user, user, Result.REFUSED, reason));
  }

  private void record(AuditEvent event) {
    log.append(event)
        .whenComplete(
            (sequence, failure) -> {
              if (failure != null) {
                LOG.error("{} could not be audited: {}", event.type(), failure.toString());
              }
            });
  }
}
