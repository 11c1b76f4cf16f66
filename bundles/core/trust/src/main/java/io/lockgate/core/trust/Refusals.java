// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.trust;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditLog;
import io.lockgate.api.security.Identity;
import io.lockgate.api.security.Refusal;
import io.lockgate.launcher.spi.Verdict;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns verdicts of the gate into audit records, log lines and the list operators see. Thread-safe. */
final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private static final int KEPT = 1_000;

  private final AuditLog audit;
  private final DeployFolder deploy;
  private final Queue<Refusal> newest = new ArrayDeque<>();

  Refusals(AuditLog audit, DeployFolder deploy) {
    this.audit = audit;
    this.deploy = deploy;
  }

  void hear(Verdict verdict) {
    String source = deploy.file(verdict.location()).isPresent() ? "deploy" : "system";
    String id = verdict.symbolicName().isEmpty() ? verdict.location() : verdict.symbolicName();
    audit.append(
        new AuditEvent(
            AuditEvent.Category.SOFTWARE,
            verdict.refused() ? "BUNDLE_REFUSED" : "BUNDLE_NOT_TRUSTED",
            source,
            Identity.SYSTEM.id(),
            id,
            verdict.refused() ? AuditEvent.Result.REFUSED : AuditEvent.Result.OK,
            verdict.location() + ": " + verdict.reason()));
    if (verdict.refused()) {
      LOG.warn("refused {}: {}", verdict.location(), verdict.reason());
      keep(verdict);
    } else {
      LOG.warn(
          "let in because signatures are not enforced: {}: {}",
          verdict.location(),
          verdict.reason());
    }
  }

  private synchronized void keep(Verdict verdict) {
    if (newest.size() == KEPT) {
      newest.remove();
    }
    newest.add(
        new Refusal(
            Instant.ofEpochMilli(verdict.epochMillis()), verdict.location(), verdict.reason()));
  }

  /** Oldest first. */
  synchronized List<Refusal> list() {
    return List.copyOf(newest);
  }
}
