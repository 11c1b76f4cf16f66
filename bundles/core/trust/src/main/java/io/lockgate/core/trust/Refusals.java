// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.trust;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditEvent.Category;
import io.lockgate.api.security.AuditEvent.Result;
import io.lockgate.api.security.AuditLog;
import io.lockgate.api.security.Identity;
import io.lockgate.api.security.Refusal;
import io.lockgate.launcher.spi.Verdict;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator what the gate refused: in the log, in the audit log, in a list of the last 1,000. Thread-safe. */
final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private static final int KEPT = 1000;

  private final AuditLog audit;
  private final Deque<Refusal> kept = new ArrayDeque<>();

  Refusals(AuditLog audit) {
    this.audit = audit;
  }

  void hear(Verdict verdict) {
    String where =
        verdict.symbolicName().isEmpty()
            ? verdict.location()
            : verdict.symbolicName() + " from " + verdict.location();
    if (verdict.refused()) {
      LOG.warn("refused bundle {}: {}", where, verdict.reason());
      keep(
          new Refusal(
              Instant.ofEpochMilli(verdict.epochMillis()), verdict.location(), verdict.reason()));
    } else {
      LOG.warn("bundle {} would be refused in mode trusted: {}", where, verdict.reason());
    }
    audit.append(
        AuditEvent.by(
            Identity.SYSTEM,
            Category.SOFTWARE,
            verdict.refused() ? "BUNDLE_REFUSED" : "BUNDLE_WARNED",
            where,
            verdict.refused() ? Result.REFUSED : Result.OK,
            verdict.reason()));
  }

  List<Refusal> list() {
    synchronized (kept) {
      return List.copyOf(kept);
    }
  }

  /**
   * Lets the deployer look again at what was refused from a file: it does not retry a file whose time is unchanged.
   */
  void offerAgain() throws IOException {
    Path deploy = GateSignerRegistry.deployFolder().toAbsolutePath().normalize();
    Set<String> locations = new LinkedHashSet<>();
    list().forEach(refusal -> locations.add(refusal.location()));
    for (String location : locations) {
      if (location.startsWith("file:")) {
        Path file = Path.of(URI.create(location).getPath());
        if (file.startsWith(deploy) && Files.exists(file)) {
          FileTime time = Files.getLastModifiedTime(file);
          Files.setLastModifiedTime(file, FileTime.from(time.toInstant().plusSeconds(1)));
        }
      }
    }
  }

  private void keep(Refusal refusal) {
    synchronized (kept) {
      if (kept.size() == KEPT) {
        kept.removeFirst();
      }
      kept.addLast(refusal);
    }
  }
}
