// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.events;

import io.lockgate.api.security.AuditEvent;

/** Events that nobody in particular asked for. */
final class SystemEvents {
  private SystemEvents() {}

  static AuditEvent of(AuditEvent.Category category, String type, String id, String detail) {
    return new AuditEvent(category, type, "framework", "system", id, AuditEvent.Result.OK, detail);
  }
}
