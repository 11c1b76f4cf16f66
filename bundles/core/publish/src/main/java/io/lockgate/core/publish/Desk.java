// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.publish;

import io.lockgate.api.publish.Cursor;
import io.lockgate.api.publish.PublishException.Kind;
import io.lockgate.api.publish.Publisher;
import io.lockgate.api.publish.PublisherStatus;
import io.lockgate.api.store.SampleLog;
import io.lockgate.api.store.StateStore;
import io.lockgate.api.time.GatewayClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All outboxes, and the one thread that works at them. Thread-safe. */
final class Desk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
  private static final String FOLDER = "publish/";
  private static final long TICK_MILLIS = 200;
  private static final long PATIENCE_SECONDS = 10;

  private final SampleLog log;
  private final StateStore store;
  private final GatewayClock clock;
  private final Notices notices;
  private final Map<String, Outbox> outboxes = new ConcurrentSkipListMap<>();
  private final Map<String, Policy> policies = new ConcurrentSkipListMap<>();
  private final AtomicBoolean awake = new AtomicBoolean();
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(1, work -> new Thread(work, "lockgate-publish"));
  private volatile Duration history;

  /** Hears what goes into the audit log. */
  interface Notices {
    void stuck(String id, Kind kind, String reason);

    void dropped(String id, long samples);
  }

  private final Outbox.Told told =
      new Outbox.Told() {
        @Override
        public void wake() {
          Desk.this.wake();
        }

        @Override
        public void stuck(String id, Kind kind, String reason) {
          LOG.warn("{} is stuck ({}): {}", id, kind, reason);
          notices.stuck(id, kind, reason);
        }

        @Override
        public void dropped(String id, long samples) {
          LOG.warn("{} misses {} samples that are no longer in the log", id, samples);
          notices.dropped(id, samples);
        }
      };

  /**
   * Knows the destinations there have been.
   *
   * @throws IOException what is kept of them cannot be read
   */
  Desk(SampleLog log, StateStore store, GatewayClock clock, Duration history, Notices notices)
      throws IOException {
    this.log = log;
    this.store = store;
    this.clock = clock;
    this.history = history;
    this.notices = notices;
    for (String name : store.list(FOLDER)) {
      String id = name.substring(FOLDER.length());
      Optional<byte[]> kept = store.read(name);
      if (kept.isPresent()) {
        outboxes.put(id, outbox(id, Position.of(kept.get())));
      }
    }
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    thread.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
    thread.scheduleWithFixedDelay(this::work, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private Outbox outbox(String id, Position position) {
    return new Outbox(id, position, log, store, clock, told);
  }

  private void wake() {
    if (awake.compareAndSet(false, true)) {
      post(this::work);
    }
  }

  /** Answers still arrive after the end, and the framework takes publishers and policies away only then. */
  private void post(Runnable work) {
    try {
      thread.execute(work);
    } catch (RejectedExecutionException closed) {
      LOG.debug("something to do after the end", closed);
    }
  }

  private void work() {
    awake.set(false);
    for (Outbox each : outboxes.values()) {
      try {
        each.step();
      } catch (RuntimeException e) {
        LOG.error("a destination could not be looked after", e);
      }
    }
  }

  void history(Duration next) {
    history = next;
  }

  /** From now on this is where samples of that destination go. */
  void comes(String id, Publisher publisher) {
    post(() -> attach(id, publisher));
  }

  private void attach(String id, Publisher publisher) {
    Outbox outbox = outboxes.get(id);
    if (outbox == null) {
      try {
        outbox = outbox(id, Position.at(begin()));
      } catch (IOException e) {
        LOG.warn("{} waits: the log cannot be read: {}", id, e.getMessage());
        thread.schedule(() -> attach(id, publisher), 1, TimeUnit.SECONDS);
        return;
      }
      outboxes.put(id, outbox);
    }
    outbox.policy(policies.getOrDefault(id, Policy.ALL));
    outbox.publisher(publisher);
  }

  private Cursor begin() throws IOException {
    return history.isZero() ? log.end() : log.at(clock.now().minus(history));
  }

  /** It is not called any more when this returns. */
  void goes(String id, Publisher publisher) {
    try {
      ask(
          () -> {
            Outbox outbox = outboxes.get(id);
            if (outbox != null && outbox.publisher().filter(publisher::equals).isPresent()) {
              outbox.publisher(null);
              outbox.saveNow();
            }
            return "";
          });
    } catch (RejectedExecutionException closed) {
      LOG.debug("{} goes after the end, nothing calls it any more", id, closed);
    }
  }

  void policy(String id, Policy policy) {
    policies.put(id, policy);
    post(
        () -> {
          Outbox outbox = outboxes.get(id);
          if (outbox != null) {
            outbox.policy(policy);
          }
        });
  }

  /** How each stands. */
  List<PublisherStatus> list() {
    return outboxes.values().stream().map(Outbox::status).toList();
  }

  /** What each counts. */
  List<Outbox.Figures> figures() {
    return outboxes.values().stream().map(Outbox::figures).toList();
  }

  /** The publisher of a destination, which is tried again. */
  Publisher waking(String id) {
    Outbox outbox = find(id);
    Optional<Publisher> publisher = outbox.publisher();
    return publisher.orElseThrow(
        () -> new IllegalArgumentException("the publisher of '" + id + "' is not there now"));
  }

  void tryAgain(String id) {
    post(() -> find(id).tryAgain());
  }

  private Outbox find(String id) {
    Outbox outbox = outboxes.get(id);
    if (outbox == null) {
      throw new IllegalArgumentException("there is no destination '" + id + "'");
    }
    return outbox;
  }

  /** As {@link io.lockgate.api.publish.Publications#sendFrom}. */
  Cursor sendFrom(String id, Instant from) throws IOException {
    Outbox outbox = find(id);
    Cursor cursor = log.at(from);
    Optional<IOException> failure =
        ask(
            () -> {
              try {
                outbox.moveTo(cursor);
                return Optional.empty();
              } catch (IOException e) {
                return Optional.of(e);
              }
            });
    if (failure.isPresent()) {
      throw new IOException("the new place could not be kept", failure.get());
    }
    return cursor;
  }

  /** As {@link io.lockgate.api.publish.Publications#forget}. */
  void forget(String id) throws IOException {
    Outbox outbox = find(id);
    Optional<Exception> failure =
        ask(
            () -> {
              if (outbox.hasPublisher()) {
                return Optional.of(
                    new IllegalArgumentException(
                        "'" + id + "' is there; switch it off or remove its settings first"));
              }
              try {
                store.delete(Outbox.name(id));
                outboxes.remove(id, outbox);
                return Optional.empty();
              } catch (IOException e) {
                return Optional.of(e);
              }
            });
    if (failure.isPresent()) {
      if (failure.get() instanceof IllegalArgumentException there) {
        throw there;
      }
      throw new IOException("'" + id + "' could not be forgotten", failure.get());
    }
  }

  private <T> T ask(Callable<T> question) {
    try {
      return thread.submit(question).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Keeps all places. */
  @Override
  public void close() {
    ask(
        () -> {
          outboxes.values().forEach(Outbox::saveNow);
          return "";
        });
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("publication does not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
