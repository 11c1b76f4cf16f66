// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.refusal;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditEvent.Category;
import io.lockgate.api.security.AuditEvent.Result;
import io.lockgate.api.security.AuditLog;
import io.lockgate.api.time.GatewayClock;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records messages that were not taken: the first of each sender and reason in a minute, twenty in all. Senders of
 * datagrams can be invented, so all others are only counted, and told as one with the first of a later minute. Thread-safe.
 */
public final class RefusedMessages {
  /** Records in a minute. */
  public static final int MOST = 20;

  private static final Logger LOG = LoggerFactory.getLogger(RefusedMessages.class);
  private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

  private final String service;
  private final AuditLog log;
  private final GatewayClock clock;
  private final Set<Key> told = new HashSet<>();
  private long began;
  private long more;

  private record Key(InetAddress from, String why) {}

  /**
   * Nothing was refused so far.
   *
   * @param service that refuses
   */
  public RefusedMessages(String service, AuditLog log, GatewayClock clock) {
    this.service = service;
    this.log = log;
    this.clock = clock;
    began = clock.monotonicNanos();
  }

  /**
   * A message was not taken.
   *
   * @param why in few words, without names and without anything that was in the message
   */
  public synchronized void refused(InetAddress from, String why) {
    if (clock.monotonicNanos() - began > MINUTE_NANOS) {
      close();
      told.clear();
      began = clock.monotonicNanos();
    }
    if (told.size() < MOST && told.add(new Key(from, why))) {
      append("from " + from.getHostAddress() + ": " + why);
    } else {
      more++;
    }
  }

  /** Tells what was only counted. */
  public synchronized void close() {
    if (more > 0) {
      append(more + " more, from these or others");
      more = 0;
    }
  }

  private void append(String detail) {
    log.append(
            new AuditEvent(
                Category.ACCESS,
                "SNMP_REFUSED",
                "snmp",
                "snmp-client",
                service,
                Result.REFUSED,
                detail))
        .whenComplete(
            (sequence, failure) -> {
              if (failure != null) {
                LOG.error("not recorded: SNMP_REFUSED {} {}", service, detail, failure);
              }
            });
  }
}
