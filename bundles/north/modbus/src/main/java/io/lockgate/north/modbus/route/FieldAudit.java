// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.route;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditEvent.Category;
import io.lockgate.api.security.AuditEvent.Result;
import io.lockgate.api.security.AuditLog;
import io.lockgate.api.time.GatewayClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records what clients write and what they are refused. The first of each kind, route and source in a minute are
 * recorded one by one; what comes beyond is counted and recorded once when the minute is over. Thread-safe.
 */
public final class FieldAudit {
  /** Records of one kind, route and source in a minute. */
  public static final int BURST = 20;

  private static final Logger LOG = LoggerFactory.getLogger(FieldAudit.class);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MOST_KEYS = 1000;
  private static final String MANY = "many";

  private record Key(String type, Result result, String route, String source) {
    Key anySource() {
      return new Key(type, result, MANY, MANY);
    }
  }

  private static final class Window {
    private final long began;
    private long count;

    Window(long began) {
      this.began = began;
    }
  }

  private final AuditLog log;
  private final GatewayClock clock;
  private final Map<Key, Window> windows = new HashMap<>();

  /** Nothing recorded yet. */
  public FieldAudit(AuditLog log, GatewayClock clock) {
    this.log = log;
    this.clock = clock;
  }

  /** A write goes down a route as it is. */
  void passed(String route, String source, String words) {
    record(new Key("MODBUS_WRITE", Result.OK, route, source), words);
  }

  /** A request was refused. */
  public void refused(String route, String source, String words) {
    record(new Key("MODBUS_REQUEST", Result.REFUSED, route, source), words);
  }

  private void record(Key key, String words) {
    Key counted = key;
    boolean single;
    synchronized (windows) {
      if (windows.size() >= MOST_KEYS && !windows.containsKey(key)) {
        counted = key.anySource();
      }
      Window window = windows.computeIfAbsent(counted, k -> new Window(clock.monotonicNanos()));
      window.count++;
      single = window.count <= BURST;
    }
    if (single) {
      append(key, "from " + key.source() + ": " + words);
    }
  }

  /** Records what was only counted, for minutes that are over; to be called about once a second. */
  public void tick() {
    settle(MINUTE.toNanos());
  }

  /** Records all that was only counted. */
  public void close() {
    settle(-1);
  }

  private void settle(long age) {
    Map<Key, Long> summaries = new HashMap<>();
    synchronized (windows) {
      long now = clock.monotonicNanos();
      Iterator<Map.Entry<Key, Window>> all = windows.entrySet().iterator();
      while (all.hasNext()) {
        Map.Entry<Key, Window> each = all.next();
        if (now - each.getValue().began > age) {
          all.remove();
          summaries.put(each.getKey(), each.getValue().count - BURST);
        }
      }
    }
    summaries.forEach(
        (key, more) -> {
          if (more > 0) {
            append(key, "from " + key.source() + ": " + more + " more within a minute");
          }
        });
  }

  private void append(Key key, String detail) {
    log.append(
            new AuditEvent(
                Category.FIELD,
                key.type(),
                "modbus",
                "modbus-client",
                key.route(),
                key.result(),
                detail))
        .whenComplete(
            (sequence, failure) -> {
              if (failure != null) {
                LOG.error("not recorded: {} {} {}", key.type(), key.route(), detail, failure);
              }
            });
  }
}
