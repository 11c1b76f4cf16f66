// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.live;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditEvent.Category;
import io.lockgate.api.security.AuditEvent.Result;
import io.lockgate.api.security.AuditLog;
import io.lockgate.api.security.Identity;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps audit events until the audit log is there, which needs the state store and so comes later. At most {@link
 * #CAPACITY} are kept, the first ones; what is dropped is counted, and the count is audited with them. Thread-safe.
 */
public final class AuditQueue {
  /** Events kept while there is no audit log. */
  public static final int CAPACITY = 256;

  private static final Logger LOG = LoggerFactory.getLogger(AuditQueue.class);

  private final Deque<AuditEvent> waiting = new ArrayDeque<>();
  private long dropped;
  private @Nullable AuditLog log;

  /** Hands an event over, or keeps it. */
  public synchronized void record(AuditEvent event) {
    if (log != null) {
      append(log, event);
    } else if (waiting.size() < CAPACITY) {
      waiting.add(event);
    } else {
      dropped++;
      LOG.warn("No audit log yet, dropped {} of {}", event.type(), event.id());
    }
  }

  /** The audit log is there: everything kept goes to it, in order. */
  public synchronized void arrived(AuditLog arrived) {
    log = arrived;
    while (!waiting.isEmpty()) {
      append(arrived, waiting.remove());
    }
    if (dropped > 0) {
      append(
          arrived,
          AuditEvent.by(
              Identity.SYSTEM,
              Category.SYSTEM,
              "AUDIT_EVENTS_DROPPED",
              "core.config",
              Result.FAILED,
              dropped + " events came before the audit log was there"));
      dropped = 0;
    }
  }

  /** That audit log is gone; without effect when another has taken its place. */
  public synchronized void gone(AuditLog left) {
    if (log == left) {
      log = null;
    }
  }

  private static void append(AuditLog log, AuditEvent event) {
    log.append(event)
        .whenComplete(
            (sequence, failure) -> {
              if (failure != null) {
                LOG.error("Not audited: {} of {}", event.type(), event.id(), failure);
              }
            });
  }
}
