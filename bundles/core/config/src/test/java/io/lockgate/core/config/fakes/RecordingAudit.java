// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.fakes;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditLog;
import io.lockgate.api.security.AuditQuery;
import io.lockgate.api.security.AuditRecord;
import io.lockgate.api.security.AuditVerification;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Keeps what it is given. */
public final class RecordingAudit implements AuditLog {
  private final List<AuditEvent> events = new ArrayList<>();

  @Override
  public CompletionStage<Long> append(AuditEvent event) {
    events.add(event);
    return CompletableFuture.completedFuture((long) events.size());
  }

  public List<AuditEvent> events() {
    return List.copyOf(events);
  }

  /** Each event as {@code TYPE id}. */
  public List<String> summary() {
    return events.stream().map(event -> event.type() + " " + event.id()).toList();
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
