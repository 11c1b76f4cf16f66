// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.publish;

import io.lockgate.api.publish.Acknowledgement;
import io.lockgate.api.publish.Batch;
import io.lockgate.api.publish.Cursor;
import io.lockgate.api.publish.PublishException;
import io.lockgate.api.publish.PublishException.Kind;
import io.lockgate.api.publish.Publisher;
import io.lockgate.api.publish.PublisherStatus;
import io.lockgate.api.store.SampleLog;
import io.lockgate.api.store.StateStore;
import io.lockgate.api.time.GatewayClock;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One destination: its place in the log, what is on its way, and what to do when that fails. What is sent is not forgotten
 * until it is acknowledged; after a failure everything from there on is sent again, in order.
 *
 * <p>{@link #step} and all that changes it are called by one thread; {@link #status} and answers come from any.
 */
final class Outbox {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final String NO_ANSWER = "no answer in time";
  private static final long SAVE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long COUNT_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final String id;
  private final SampleLog log;
  private final StateStore store;
  private final GatewayClock clock;
  private final Told told;
  private final Pauses pauses;
  private final LiveLane live;
  private final Reader reader;
  private final Answers answers;
  private final Deque<Flight> flights = new ArrayDeque<>();
  private @Nullable Publisher publisher;
  private @Nullable Flight overtaking;
  private Position position;
  private boolean rewinding;
  private boolean liveIsDue;
  private boolean dirty;
  private long saved;
  private long counted;
  private long backlog;
  private String trouble = "";
  private long published;
  private long oldestMillis;

  /**
   * What monitoring wants beyond its status.
   *
   * @param id of the destination
   * @param published samples acknowledged since the start
   * @param oldestMillis when the oldest of those on their way, or tried last, was received, epoch milliseconds; 0: nothing
   *     waits, or nothing was tried yet
   */
  record Figures(String id, long published, long oldestMillis) {}

  /** Hears what the operator should know. */
  interface Told {
    /** There are answers to be looked at. By any thread. */
    void wake();

    /** It does not move any more, and why. */
    void stuck(String id, Kind kind, String reason);

    /** Samples it never gets. */
    void dropped(String id, long samples);
  }

  Outbox(
      String id,
      Position position,
      SampleLog log,
      StateStore store,
      GatewayClock clock,
      Told told) {
    this.id = id;
    this.position = position;
    this.log = log;
    this.store = store;
    this.clock = clock;
    this.told = told;
    pauses = new Pauses(clock);
    live = new LiveLane(log, clock);
    reader = new Reader(log, clock, position.cursor());
    saved = clock.monotonicNanos() - SAVE_NANOS;
    counted = clock.monotonicNanos() - COUNT_NANOS;
    answers = new Answers(view(), new Figures(id, 0, 0));
  }

  /** Where its place is kept. */
  static String name(String id) {
    return "publish/" + id;
  }

  void publisher(@Nullable Publisher next) {
    publisher = next;
    flights.clear();
    overtaking = null;
    rewinding = false;
    reader.to(position.cursor());
    pauses.over();
    trouble = "";
    answers.show(view(), answers.figures());
  }

  boolean hasPublisher() {
    return publisher != null;
  }

  void policy(Policy policy) {
    reader.policy(policy);
  }

  /** How it stands. */
  PublisherStatus status() {
    return answers.status();
  }

  /** What it counts. Thread-safe. */
  Figures figures() {
    return answers.figures();
  }

  /** What it waits for, if for an operator, is over. */
  void tryAgain() {
    pauses.over();
  }

  /** Its publisher. */
  Optional<Publisher> publisher() {
    return Optional.ofNullable(publisher);
  }

  /** Goes on from another place; durable on return. */
  void moveTo(Cursor cursor) throws IOException {
    Position moved =
        new Position(cursor, position.dropped(), position.rejected(), position.lastSuccess());
    store.write(name(id), moved.toBytes());
    position = moved;
    dirty = false;
    flights.clear();
    rewinding = false;
    pauses.over();
    reader.to(cursor);
    counted = clock.monotonicNanos() - COUNT_NANOS;
    step();
  }

  /** Looks at what has arrived, sends what can be sent, keeps what must be kept. */
  void step() {
    try {
      settle();
      boolean second = live.tick();
      Publisher to = publisher;
      if (to != null && !rewinding && !pauses.isOn()) {
        overtake(to, second);
        fill(to);
      }
      count();
    } catch (IOException e) {
      failed(Kind.UNREACHABLE, String.valueOf(e.getMessage()));
    } finally {
      save();
      PublisherStatus now = view();
      oldestMillis = now.backlog() == 0 ? 0 : oldest();
      answers.show(now, new Figures(id, published, oldestMillis));
    }
  }

  private long oldest() {
    Flight first = flights.peek();
    if (first != null && first.firstMillis() > 0) {
      oldestMillis = first.firstMillis();
    }
    return oldestMillis;
  }

  private void settle() {
    for (Answers.Settled next = answers.next(); next != null; next = answers.next()) {
      boolean isOurs = flights.contains(next.flight()) || next.flight() == overtaking;
      if (isOurs) {
        settle(next);
      }
    }
    long now = clock.monotonicNanos();
    for (Flight flight : flights) {
      if (flight.isLate(now)) {
        flight.failed();
        rewinding = true;
        failed(Kind.UNREACHABLE, NO_ANSWER);
      }
    }
    if (overtaking != null && overtaking.isLate(now)) {
      overtaking = null;
      failed(Kind.UNREACHABLE, NO_ANSWER);
    }
    advance();
    if (rewinding && flights.stream().noneMatch(Flight::isOpen)) {
      flights.clear();
      reader.to(position.cursor());
      rewinding = false;
    }
  }

  private void settle(Answers.Settled next) {
    if (next.flight() == overtaking) {
      overtaking = null;
    }
    if (next.answer() != null) {
      next.flight().arrived(next.answer());
      pauses.over();
      pauses.rest(next.answer().pause());
      trouble = "";
    } else {
      next.flight().failed();
      rewinding |= !next.flight().isLive();
      Throwable why = next.failure();
      if (why instanceof PublishException known) {
        failed(known.kind(), String.valueOf(known.getMessage()));
      } else {
        failed(Kind.UNREACHABLE, "defect: " + why);
      }
    }
  }

  private void failed(Kind kind, String reason) {
    pauses.failed(kind);
    if (kind != Kind.UNREACHABLE && !reason.equals(trouble)) {
      told.stuck(id, kind, reason);
    }
    trouble = reason;
  }

  /** What somebody took who reads the log on his own; unknown is none: it is a figure only. */
  private long beyond(Cursor end, Cursor upTo) {
    try {
      return upTo.compareTo(end) > 0 ? log.count(end) - log.count(upTo) : 0;
    } catch (IOException e) {
      LOG.debug("{}: what was taken cannot be counted", id, e);
      return 0;
    }
  }

  /** Moves the cursor over what has arrived, as far as there is no gap. */
  private void advance() {
    for (Flight next = flights.peek();
        next != null && next.answer() != null && !rewinding;
        next = flights.peek()) {
      flights.remove();
      Acknowledgement answer = next.answer();
      if (answer != null) {
        passed(next, answer);
      }
    }
  }

  private void passed(Flight flight, Acknowledgement answer) {
    if (answer.upTo().compareTo(flight.to()) < 0) {
      rewinding = true;
    }
    if (answer.upTo().compareTo(position.cursor()) <= 0) {
      return;
    }
    Cursor upTo = answer.upTo();
    published += Math.max(0, flight.upTo(upTo) + beyond(flight.to(), upTo) - answer.rejected());
    position =
        flight.isBatch()
            ? position.taken(upTo, flight.lost(), answer.rejected(), clock.now().toEpochMilli())
            : position.passed(upTo, flight.lost());
    dirty = true;
    if (flight.lost() > 0) {
      told.dropped(id, flight.lost());
    }
    reader.to(later(reader.place(), upTo));
  }

  private static Cursor later(Cursor one, Cursor other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private void overtake(Publisher to, boolean second) throws IOException {
    if (!live.isBehind(reader.place())) {
      live.forget();
      return;
    }
    liveIsDue |= second;
    if (!liveIsDue || overtaking != null || onTheirWay() >= to.maxInFlight()) {
      return;
    }
    live.collect(to);
    Batch batch = live.next(to.maxBatch());
    if (batch != null) {
      Flight flight = new Flight(batch, batch.to(), 0, deadline(to));
      overtaking = flight;
      send(to, flight, batch);
    }
    liveIsDue = live.hasMore();
  }

  private void fill(Publisher to) throws IOException {
    while (onTheirWay() < to.maxInFlight()) {
      Reader.Part part = reader.next(to);
      if (part == null) {
        return;
      }
      Flight flight = new Flight(part.batch(), part.to(), part.lost(), deadline(to));
      flights.add(flight);
      if (part.batch() == null) {
        advance();
      } else {
        send(to, flight, part.batch());
      }
    }
  }

  private long onTheirWay() {
    return flights.stream().filter(Flight::isOpen).count() + (overtaking == null ? 0 : 1);
  }

  private long deadline(Publisher to) {
    return clock.monotonicNanos() + to.patience().toNanos();
  }

  private void send(Publisher to, Flight flight, Batch batch) {
    try {
      CompletionStage<Acknowledgement> stage = to.publish(batch, to.patience());
      stage.whenComplete((answer, failure) -> arrived(flight, answer, failure));
    } catch (RuntimeException defect) {
      arrived(flight, null, defect);
    }
  }

  private void arrived(
      Flight flight, @Nullable Acknowledgement answer, @Nullable Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    answers.add(new Answers.Settled(flight, failure == null ? answer : null, cause));
    told.wake();
  }

  private void count() throws IOException {
    long now = clock.monotonicNanos();
    if (now - counted < COUNT_NANOS) {
      return;
    }
    counted = now;
    boolean none = reader.place().compareTo(log.end()) >= 0;
    backlog = none ? 0 : log.count(reader.place());
  }

  private void save() {
    long now = clock.monotonicNanos();
    if (dirty && now - saved >= SAVE_NANOS) {
      saved = now;
      saveNow();
    }
  }

  /** Keeps its place. */
  void saveNow() {
    if (!dirty) {
      return;
    }
    try {
      store.write(name(id), position.toBytes());
      dirty = false;
    } catch (IOException e) {
      trouble = "its place cannot be kept: " + e.getMessage();
    }
  }

  private PublisherStatus view() {
    long waiting = backlog + flights.stream().mapToLong(Flight::size).sum();
    return new PublisherStatus(
        id,
        publisher != null,
        position.cursor(),
        waiting,
        position.dropped(),
        position.rejected(),
        position.lastSuccess() == 0
            ? Optional.empty()
            : Optional.of(Instant.ofEpochMilli(position.lastSuccess())),
        trouble);
  }
}
