// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.security;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditLog;
import io.lockgate.api.security.AuditQuery;
import io.lockgate.api.security.AuditRecord;
import io.lockgate.api.security.AuditVerification;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** An audit log that only remembers. */
final class RememberingAudit implements AuditLog {
  final List<AuditEvent> events = new CopyOnWriteArrayList<>();

  @Override
  public CompletionStage<Long> append(AuditEvent event) {
    events.add(event);
    return CompletableFuture.completedFuture((long) events.size());
  }

  @Override
  public List<AuditRecord> query(AuditQuery query) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void export(OutputStream out) {
    throw new UnsupportedOperationException();
  }

  @Override
  public AuditVerification verify() {
    throw new UnsupportedOperationException();
  }
}
