// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.fakes;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditLog;
import io.lockgate.api.security.AuditQuery;
import io.lockgate.api.security.AuditRecord;
import io.lockgate.api.security.AuditVerification;
import io.lockgate.api.time.ClockQuality;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Keeps every event; the filter of a query is left to the real log's tests, only the limit is kept. Thread-safe. */
public final class CollectingAuditLog implements AuditLog {
  private final List<AuditEvent> events = new ArrayList<>();
  private volatile String fault = "";

  /** Everything appended so far, in order. */
  public synchronized List<AuditEvent> events() {
    return List.copyOf(events);
  }

  /** Types of everything appended so far, in order. */
  public List<String> types() {
    return events().stream().map(AuditEvent::type).toList();
  }

  /** From now on {@link #verify} finds this; empty for nothing. */
  public void fault(String found) {
    fault = found;
  }

  @Override
  public synchronized CompletionStage<Long> append(AuditEvent event) {
    events.add(event);
    return CompletableFuture.completedFuture((long) events.size());
  }

  @Override
  public synchronized List<AuditRecord> query(AuditQuery query) {
    List<AuditRecord> records = new ArrayList<>();
    for (int i = Math.max(0, events.size() - query.limit()); i < events.size(); i++) {
      Instant time = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(i);
      records.add(new AuditRecord(i + 1L, time, ClockQuality.SYNCED, events.get(i), "00"));
    }
    return records;
  }

  @Override
  public void export(OutputStream out) throws IOException {
    for (String type : types()) {
      out.write(("{\"type\":\"" + type + "\"}\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public AuditVerification verify() {
    int size = events().size();
    return new AuditVerification(fault.isEmpty(), Math.min(1, size), size, 0, fault);
  }

  /** Takes what {@link #export} wrote for intact, anything else for forged. */
  @Override
  public AuditVerification verify(InputStream exported) throws IOException {
    List<String> lines =
        new String(exported.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    boolean intact = lines.stream().allMatch(line -> line.startsWith("{\"type\":\""));
    return new AuditVerification(
        intact, Math.min(1, lines.size()), lines.size(), 0, intact ? "" : "not exported here");
  }
}
