// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.syslog;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditLog;
import io.lockgate.api.security.AuditRecord;
import io.lockgate.api.security.Outbound;
import io.lockgate.core.audit.log.AuditTail;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the log and sends each record at least once. An outage loses nothing that the log still holds; what has
 * rolled off meanwhile is counted and recorded. After an interrupted connection records may arrive twice; their
 * sequence number tells. One thread of its own; the log never waits for it.
 */
final class SyslogForwarder implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(SyslogForwarder.class);
  private static final int BATCH = 200;
  private static final int MOST_PER_SESSION = 5_000;
  private static final long LOOK_MILLIS = 500;
  private static final int LOOKS_BEFORE_CONFIRMING = 2;
  private static final long CLOSE_MILLIS = 5_000;

  private final AuditLog log;
  private final AuditTail tail;
  private final Cursor cursor;
  private final Receiver receiver;
  private final Outbound outbound;
  private final String origin;
  private final Backoff backoff;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "audit-syslog");
  private volatile @Nullable Session session;
  private volatile String trouble = "";
  private boolean failing;

  SyslogForwarder(
      AuditLog log,
      AuditTail tail,
      Cursor cursor,
      Receiver receiver,
      Outbound outbound,
      String origin,
      Backoff backoff) {
    this.log = log;
    this.tail = tail;
    this.cursor = cursor;
    this.receiver = receiver;
    this.outbound = outbound;
    this.origin = origin;
    this.backoff = backoff;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Why records do not go out now; empty when they do. Any thread may ask. */
  String trouble() {
    return trouble;
  }

  @Override
  public void close() throws IOException {
    stopped.countDown();
    Session open = session;
    if (open != null) {
      open.close();
    }
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    long pause = 0;
    while (!pausedUntilStopped(pause)) {
      try {
        boolean sent = forward();
        pause = sent ? 0 : LOOK_MILLIS;
        backoff.reset();
        trouble = "";
      } catch (IOException | RuntimeException e) {
        failed(e);
        pause = backoff.next();
      }
    }
  }

  /** Sends what there is over one connection; false when there is nothing. */
  private boolean forward() throws IOException {
    OptionalLong known = cursor.read();
    long from = known.orElse(0);
    if (from > tail.newest()) {
      LOG.warn("audit: the log is shorter than what was forwarded of it; all of it is sent again");
      from = 0;
    }
    List<AuditRecord> batch = tail.after(from, BATCH);
    if (batch.isEmpty()) {
      return false;
    }
    long dropped = known.isPresent() ? batch.get(0).sequence() - from - 1 : 0;
    try (Session connection = new Session(receiver.connect(outbound))) {
      session = connection;
      long sent = sendAll(connection, batch);
      connection.confirm();
      cursor.write(sent);
    } finally {
      session = null;
    }
    succeeded(dropped);
    return true;
  }

  private long sendAll(Session connection, List<AuditRecord> first) throws IOException {
    List<AuditRecord> batch = first;
    long sent = 0;
    int count = 0;
    int looks = 0;
    while (looks < LOOKS_BEFORE_CONFIRMING && count < MOST_PER_SESSION) {
      if (batch.isEmpty()) {
        looks++;
        if (pausedUntilStopped(LOOK_MILLIS)) {
          return sent;
        }
      } else {
        connection.send(batch, origin);
        sent = batch.get(batch.size() - 1).sequence();
        count += batch.size();
        looks = 0;
      }
      batch = tail.after(sent, BATCH);
    }
    return sent;
  }

  private void succeeded(long dropped) {
    if (dropped > 0) {
      record("SYSLOG_DROPPED", AuditEvent.Result.FAILED, dropped + " records were not forwarded");
    }
    if (failing) {
      failing = false;
      record("SYSLOG_CONNECTED", AuditEvent.Result.OK, "records are forwarded again");
    }
  }

  private void failed(Exception cause) {
    trouble = String.valueOf(cause.getMessage());
    if (stopped.getCount() > 0 && !failing) {
      failing = true;
      LOG.warn("audit: records cannot be forwarded to {}: {}", receiver.host(), cause.toString());
      record("SYSLOG_FAILED", AuditEvent.Result.FAILED, String.valueOf(cause.getMessage()));
    }
  }

  private void record(String type, AuditEvent.Result result, String detail) {
    log.append(
        new AuditEvent(
            AuditEvent.Category.SYSTEM, type, "audit", "system", "syslog", result, detail));
  }

  private boolean pausedUntilStopped(long millis) {
    try {
      return stopped.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
