// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.security;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditEvent.Category;
import io.lockgate.api.security.AuditEvent.Result;
import io.lockgate.api.security.AuditLog;
import io.lockgate.api.security.Identity;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events on their way to the audit log. The log needs the device key of this bundle and so arrives later: up to {@link
 * #CAPACITY} events wait for it, what comes on top is counted and the count recorded when the log is there. Thread-safe,
 * never blocks on the disk.
 */
@Component(service = AuditOutbox.class, immediate = true)
public final class AuditOutbox {
  /** Most events that wait. */
  static final int CAPACITY = 256;

  private static final Logger LOG = LoggerFactory.getLogger(AuditOutbox.class);

  private final Queue<AuditEvent> waiting = new ArrayDeque<>();
  private long dropped;
  private @Nullable AuditLog log;

  /** An outbox without a log yet. */
  @Activate
  public AuditOutbox() {
    // nothing to prepare
  }

  /** The log is there: what waited goes first, in order. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY,
      unbind = "logGone")
  synchronized void logArrived(AuditLog arrived) {
    log = arrived;
    while (!waiting.isEmpty()) {
      append(arrived, waiting.remove());
    }
    if (dropped > 0) {
      String detail = dropped + " events came before the log and were not kept";
      append(
          arrived,
          AuditEvent.by(
              Identity.SYSTEM,
              Category.SYSTEM,
              "AUDIT_EVENTS_LOST",
              "audit",
              Result.FAILED,
              detail));
      dropped = 0;
    }
  }

  synchronized void logGone(AuditLog gone) {
    if (gone == log) {
      log = null;
    }
  }

  /** Hands the event to the log, or keeps it until there is one. */
  synchronized void put(AuditEvent event) {
    AuditLog present = log;
    if (present != null) {
      append(present, event);
    } else if (waiting.size() < CAPACITY) {
      waiting.add(event);
    } else {
      dropped++;
    }
  }

  private static void append(AuditLog log, AuditEvent event) {
    log.append(event)
        .whenComplete(
            (sequence, failure) -> {
              if (failure != null) {
                LOG.error("{} could not be recorded in the audit log", event.type(), failure);
              }
            });
  }
}
