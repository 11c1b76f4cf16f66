// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditEvent.Category;
import io.lockgate.api.security.AuditEvent.Result;
import io.lockgate.api.security.AuditLog;
import io.lockgate.api.security.Identity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who moved a switch, and the log it goes to.
 *
 * @param log where it is recorded
 * @param by who
 * @param source through which door
 */
record Cause(AuditLog log, Identity by, String source) {
  private static final Logger LOG = LoggerFactory.getLogger(Cause.class);

  static Cause person(AuditLog log, Identity by) {
    return new Cause(log, by, by.door());
  }

  /** The settings were changed elsewhere: by an editor, by another command, by an installed bundle. */
  static Cause configuration(AuditLog log) {
    return new Cause(log, Identity.SYSTEM, "configuration");
  }

  void record(String type, String id, Result result, String detail) {
    log.append(new AuditEvent(Category.SERVICE, type, source, by.id(), id, result, detail))
        .whenComplete(
            (sequence, failure) -> {
              if (failure != null) {
                LOG.error("{} of {} could not be recorded in the audit log", type, id, failure);
              }
            });
  }
}
