// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.security;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditEvent.Category;
import io.lockgate.api.security.AuditEvent.Result;
import io.lockgate.api.time.GatewayClock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records refused destinations: each at once, and again after ten minutes with the number of tries since. Somebody who tries
 * every second does not fill the log. At most {@value #MOST} destinations are told apart; the oldest gives way. Thread-safe.
 */
final class OutboundRefusals {
  /** Most destinations told apart. */
  static final int MOST = 256;

  /** So long a destination is only counted after it was recorded. */
  static final Duration QUIET = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(OutboundRefusals.class);

  private final AuditOutbox audit;
  private final GatewayClock clock;
  private final Map<Key, Told> told = new LinkedHashMap<>();
  private long all;

  private record Key(String who, String host, int port) {}

  /** When it was recorded last, and how often it was tried since. */
  private record Told(long nanos, long since) {}

  OutboundRefusals(AuditOutbox audit, GatewayClock clock) {
    this.audit = audit;
    this.clock = clock;
  }

  synchronized void refused(String who, String host, int port) {
    all++;
    Key key = new Key(who, host, port);
    long now = clock.monotonicNanos();
    Told before = told.get(key);
    if (before != null && now - before.nanos() < QUIET.toNanos()) {
      told.put(key, new Told(before.nanos(), before.since() + 1));
      return;
    }
    told.remove(key);
    if (told.size() >= MOST) {
      told.remove(told.keySet().iterator().next());
    }
    told.put(key, new Told(now, 0));
    String more =
        before == null || before.since() == 0 ? "" : ", after " + before.since() + " more tries";
    LOG.warn("{} may not connect to {}:{}{}", who, host, port, more);
    audit.put(
        new AuditEvent(
            Category.ACCESS,
            "OUTBOUND_REFUSED",
            who,
            "system",
            host + ":" + port,
            Result.REFUSED,
            "not on the list of permitted destinations" + more));
  }

  /** How many there were since the start. */
  synchronized long all() {
    return all;
  }
}
