// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.trust;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditLog;
import io.lockgate.api.security.Identity;
import io.lockgate.launcher.spi.BootReport;
import io.lockgate.launcher.spi.TrustGate;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts into the audit log what happened while there was none: stopped boots, edits of the trust store. */
final class BootAudit {
  private static final Logger LOG = LoggerFactory.getLogger(BootAudit.class);

  private final AuditLog audit;

  BootAudit(AuditLog audit) {
    this.audit = audit;
  }

  /** Records each finding; only when all of them are on disk does the launcher forget them. */
  void findings(TrustGate gate) {
    BootReport report = gate.bootReport();
    LOG.info("{} files verified in {} ms", report.files(), report.nanos() / 1_000_000);
    if (report.developmentKey()) {
      LOG.warn("this installation is sealed with a development key: it is not a release");
    }
    if (report.findings().isEmpty()) {
      return;
    }
    CompletableFuture<?>[] recorded =
        report.findings().stream()
            .map(finding -> append("BOOT_STOPPED", "installation", finding))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(recorded)
        .thenRun(gate::findingsAudited)
        .exceptionally(
            failure -> {
              LOG.error("findings of former boots stay with the launcher", failure);
              return null;
            });
  }

  /** Records an edit by somebody else, and takes the store as it is from then on. */
  void editsOf(TrustRecords records) {
    try {
      if (!records.untouched()) {
        LOG.warn("the trust store was edited while the gateway was not looking");
        append("TRUST_STORE_EDITED", "trust", "signers, mode or revocations were edited off line");
        records.seal();
      }
    } catch (IOException e) {
      LOG.error("the trust store cannot be read", e);
    }
  }

  private CompletableFuture<Long> append(String type, String id, String detail) {
    return audit
        .append(
            new AuditEvent(
                AuditEvent.Category.SYSTEM,
                type,
                "boot",
                Identity.SYSTEM.id(),
                id,
                AuditEvent.Result.REFUSED,
                detail))
        .toCompletableFuture();
  }
}
