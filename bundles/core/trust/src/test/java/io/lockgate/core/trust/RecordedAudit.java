// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.trust;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditLog;
import io.lockgate.api.security.AuditQuery;
import io.lockgate.api.security.AuditRecord;
import io.lockgate.api.security.AuditVerification;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Keeps what is appended, or fails to. */
final class RecordedAudit implements AuditLog {
  boolean failing;
  private final List<AuditEvent> events = new ArrayList<>();

  @Override
  public CompletionStage<Long> append(AuditEvent event) {
    if (failing) {
      return CompletableFuture.failedFuture(new IOException("disk full"));
    }
    events.add(event);
    return CompletableFuture.completedFuture((long) events.size());
  }

  /** Type and result of each. */
  List<String> lines() {
    return events.stream().map(event -> event.type() + " " + event.result()).toList();
  }

  List<String> sources() {
    return events.stream().map(AuditEvent::source).toList();
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

  @Override
  public AuditVerification verify(InputStream exported) {
    throw new UnsupportedOperationException();
  }
}
