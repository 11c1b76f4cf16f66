// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.log;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.core.audit.chain.Lines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. It takes what is waiting, stores it with one force and one signature, and answers all.
 * Nothing that goes wrong ends it: events it could not store are answered with the failure, counted, and the count is
 * recorded as soon as something can be stored again.
 */
final class GroupCommitWriter implements AutoCloseable {
  /** Most events waiting; more are refused at once. */
  static final int QUEUE = 4096;

  private static final Logger LOG = LoggerFactory.getLogger(GroupCommitWriter.class);
  private static final long IDLE_SECONDS = 1;
  private static final long CLOSE_SECONDS = 10;
  private static final int NOTICES = 8;
  private static final double NEARLY_FULL = 0.9;

  private final SegmentedChain chain;
  private final GatewayClock clock;
  private final Reserve reserve;
  private final Thread thread = new Thread(this::run, "audit-writer");

  /** What waits; an empty one only ends the writer's waiting. */
  private final BlockingQueue<Optional<Pending>> queue = new ArrayBlockingQueue<>(QUEUE);

  private final AtomicLong overflowed = new AtomicLong();
  private final CountDownLatch opened = new CountDownLatch(1);
  private volatile boolean closed;

  // the writer thread's own
  private Map<String, AuditEvent> opening = new LinkedHashMap<>();
  private long failed;
  private String failure = "";
  private boolean nearlyFull;

  private record Pending(Stamped event, CompletableFuture<Long> answer) {}

  GroupCommitWriter(SegmentedChain chain, GatewayClock clock, Reserve reserve) {
    this.chain = chain;
    this.reserve = reserve;
    this.clock = clock;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  CompletionStage<Long> append(AuditEvent event) {
    Pending pending =
        new Pending(Stamped.now(Lines.bounded(event), clock), new CompletableFuture<>());
    if (closed) {
      pending.answer().completeExceptionally(new IOException("the audit log is closed"));
    } else if (!queue.offer(Optional.of(pending))) {
      overflowed.incrementAndGet();
      pending.answer().completeExceptionally(new IOException("too many audit events waiting"));
    }
    return pending.answer().minimalCompletionStage();
  }

  /** Waits until the first attempt to open the log is over; false when that takes too long. */
  boolean awaitOpened(long seconds) throws InterruptedException {
    return opened.await(seconds, TimeUnit.SECONDS);
  }

  /** Stores what is waiting, then ends. Waits for that, within bounds. */
  @Override
  public void close() throws IOException {
    closed = true;
    if (!queue.offer(Optional.empty())) {
      LOG.warn("audit: stopping with a full queue");
    }
    try {
      thread.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    chain.close();
  }

  private void run() {
    commit(List.of());
    opened.countDown();
    while (!closed || !queue.isEmpty()) {
      List<Pending> batch = take();
      if (!batch.isEmpty() || failed > 0) {
        commit(batch);
      }
    }
    if (failed > 0 || overflowed.get() > 0) {
      commit(List.of());
    }
  }

  private List<Pending> take() {
    List<Optional<Pending>> batch = new ArrayList<>();
    try {
      Optional<Pending> first = queue.poll(IDLE_SECONDS, TimeUnit.SECONDS);
      if (first != null) {
        batch.add(first);
        queue.drainTo(batch, SegmentedChain.MAX_BATCH - NOTICES - 1);
      }
    } catch (InterruptedException e) {
      LOG.warn("audit: the writer was interrupted and goes on");
    }
    return batch.stream().flatMap(Optional::stream).toList();
  }

  /** The one place where an unexpected failure is caught: the thread must live as long as the gateway. */
  private void commit(List<Pending> batch) {
    long overflow = overflowed.get();
    try {
      reopen();
      List<Stamped> all = notices(overflow);
      int before = all.size();
      batch.forEach(pending -> all.add(pending.event()));
      if (all.isEmpty()) {
        return;
      }
      long first = chain.commit(all) + before;
      stored(overflow);
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).answer().complete(first + i);
      }
      reserve.keep();
    } catch (IOException e) {
      if (reserve.give()) {
        LOG.warn("audit: the disk is full, the reserve is used: {}", e.toString());
        commit(batch);
      } else {
        refused(batch, e);
      }
    } catch (RuntimeException e) {
      refused(batch, e);
    }
  }

  private void reopen() throws IOException {
    Map<String, AuditEvent> found = new LinkedHashMap<>();
    chain.ensureOpen().forEach(notice -> found.put(notice.type(), notice));
    found.values().forEach(n -> LOG.error("audit: {}: {}", n.type(), n.detail()));
    opening.forEach(found::putIfAbsent);
    opening = found;
  }

  private List<Stamped> notices(long overflow) {
    List<Stamped> notices = new ArrayList<>();
    opening.values().forEach(notice -> notices.add(Stamped.now(notice, clock)));
    if (failed > 0) {
      notices.add(Stamped.now(Notices.gap(failed, failure), clock));
    }
    if (overflow > 0) {
      notices.add(Stamped.now(Notices.overflow(overflow), clock));
    }
    long used = chain.usedBytes();
    long total = chain.limits().totalBytes();
    boolean full = used >= total * NEARLY_FULL;
    if (full && !nearlyFull) {
      notices.add(Stamped.now(Notices.nearlyFull(used, total), clock));
    }
    nearlyFull = full;
    return notices;
  }

  private void stored(long overflow) {
    overflowed.addAndGet(-overflow);
    opening = new LinkedHashMap<>();
    if (failed > 0) {
      LOG.info("audit: events are stored again, {} were lost", failed);
      failed = 0;
    }
  }

  private void refused(List<Pending> batch, Exception cause) {
    if (failed == 0) {
      LOG.error("audit: events cannot be stored: {}", cause.toString(), cause);
    }
    failed += batch.size();
    failure = String.valueOf(cause.getMessage());
    IOException answer = new IOException("the audit record could not be stored", cause);
    batch.forEach(pending -> pending.answer().completeExceptionally(answer));
  }
}
