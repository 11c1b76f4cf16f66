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
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Keeps every event, and queries like the real log. Record n has the time of one second after record n-1. Thread-safe. */
public final class CollectingAuditLog implements AuditLog {
  /** Time of the first record. */
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final List<AuditEvent> events = new ArrayList<>();
  private volatile String fault = "";
  private volatile boolean failing;

  /** Everything appended so far, in order. */
  public synchronized List<AuditEvent> events() {
    return List.copyOf(events);
  }

  /** Types of everything appended so far, in order. */
  public List<String> types() {
    return events().stream().map(AuditEvent::type).toList();
  }

  /** Each event as {@code TYPE id}, in order. */
  public List<String> summary() {
    return events().stream().map(event -> event.type() + " " + event.id()).toList();
  }

  /** Each event as {@code TYPE RESULT}, in order. */
  public List<String> results() {
    return events().stream().map(event -> event.type() + " " + event.result()).toList();
  }

  /** From now on nothing can be appended, or it can again. */
  public void fail(boolean value) {
    failing = value;
  }

  /** From now on {@link #verify} finds this; empty for nothing. */
  public void fault(String found) {
    fault = found;
  }

  @Override
  public synchronized CompletionStage<Long> append(AuditEvent event) {
    if (failing) {
      return CompletableFuture.failedFuture(new IOException("disk full, as told"));
    }
    events.add(event);
    return CompletableFuture.completedFuture((long) events.size());
  }

  @Override
  public synchronized List<AuditRecord> query(AuditQuery query) {
    List<AuditRecord> found = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      AuditRecord record =
          new AuditRecord(i + 1L, START.plusSeconds(i), ClockQuality.SYNCED, events.get(i), "00");
      if (matches(record, query)) {
        found.add(record);
      }
    }
    return List.copyOf(found.subList(Math.max(0, found.size() - query.limit()), found.size()));
  }

  private static boolean matches(AuditRecord record, AuditQuery query) {
    AuditEvent event = record.event();
    String text = String.join("\n", event.type(), event.id(), event.detail());
    return query.from().stream().noneMatch(record.time()::isBefore)
        && query.to().stream().allMatch(record.time()::isBefore)
        && query.category().stream().allMatch(event.category()::equals)
        && query.type().stream().allMatch(event.type()::equalsIgnoreCase)
        && query.who().stream().allMatch(event.who()::equals)
        && query.text().stream().allMatch(part -> lower(text).contains(lower(part)));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
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
