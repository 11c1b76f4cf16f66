// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.trust;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditEvent.Category;
import io.lockgate.api.security.AuditEvent.Result;
import io.lockgate.api.security.AuditLog;
import io.lockgate.api.security.Identity;
import io.lockgate.launcher.spi.BootReport;
import io.lockgate.launcher.spi.TrustGate;
import java.io.IOException;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records what happened before this bundle could speak: stopped boots, and a trust store that somebody else changed. */
final class BootAudit {
  private static final Logger LOG = LoggerFactory.getLogger(BootAudit.class);

  private BootAudit() {}

  static void record(TrustGate gate, TrustFiles files, AuditLog audit) throws IOException {
    BootReport report = gate.bootReport();
    LOG.info(
        "trust checks took {} ms for {} files before the framework started",
        report.nanos() / 1_000_000,
        report.files());
    CompletionStage<Long> last = null;
    for (String finding : report.findings()) {
      LOG.warn("a former boot was stopped: {}", finding);
      last = append(audit, "BOOT_STOPPED", "installation", finding);
    }
    if (last != null) {
      last.thenRun(gate::findingsAudited);
    }
    if (!files.untouched()) {
      LOG.warn("the trust store was changed outside the gateway");
      append(audit, "TRUST_STORE_CHANGED", "trust store", "changed outside the gateway");
      files.remember();
    }
  }

  private static CompletionStage<Long> append(
      AuditLog audit, String type, String id, String detail) {
    return audit.append(
        AuditEvent.by(Identity.SYSTEM, Category.SOFTWARE, type, id, Result.REFUSED, detail));
  }
}
