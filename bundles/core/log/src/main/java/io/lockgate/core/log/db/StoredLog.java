// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.db;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Sample;
import io.lockgate.api.publish.Cursor;
import io.lockgate.api.store.Bucket;
import io.lockgate.api.store.LogPage;
import io.lockgate.core.log.chunk.DamagedChunkException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The log in one file, with the one thread that writes it.
 *
 * <p>Thread-safe. {@code view} guards the tail, and is held for moments; {@code asking} lets one question at a time use the
 * reading connection.
 */
public final class StoredLog implements AutoCloseable {
  private static final long FAR = 1L << 31;

  /** What cannot be sealed is tried again when it has grown by this part of a segment. */
  private static final int SEAL_TRIES = 10;

  private static final Duration LAST_COMMIT = Duration.ofSeconds(10);

  private final Path path;
  private final LogFile file;
  private final DamageReport damage;
  private final PointNumbers numbers;
  private final Commits commits;
  private final Reads reads;
  private final Room room;
  private final LogEvents events;
  private final Inbox inbox;
  private final Thread writer;
  private final ReentrantLock asking = new ReentrantLock();
  private final ReentrantLock view = new ReentrantLock();
  private volatile Limits limits;
  private Tail tail = new Tail();
  private long sealedUpTo;
  private volatile long end;
  private boolean failing;
  private boolean sealingFails;
  private int sealAgainAt;
  private volatile boolean broken;

  private StoredLog(Path path, LogFile file, Disk disk, Limits limits, LogEvents events)
      throws SQLException {
    this.path = path;
    this.file = file;
    this.limits = limits;
    this.events = events;
    damage = new DamageReport(events);
    numbers = new PointNumbers(file.reader());
    commits = new Commits(file, numbers);
    room = new Room(file, disk, commits, events);
    reads = new Reads(file, numbers, damage);
    sealedUpTo = reads.sealedUpTo();
    reads.blocks(tail::add);
    end = Math.max(sealedUpTo, reads.lastBlock());
    inbox = new Inbox(end);
    writer = new Thread(this::write, "lockgate-log");
    writer.start();
  }

  /** The disk below the file. */
  @FunctionalInterface
  public interface Disk {
    /** Bytes that can still be written. Does not fail; the largest number when nobody knows. */
    long usable();
  }

  /**
   * Opens the log and begins to write.
   *
   * @throws CorruptLogException the file is damaged
   * @throws IOException the file cannot be used
   */
  public static StoredLog open(Path path, Disk disk, Limits limits, LogEvents events)
      throws IOException {
    NativeLibrary.prepare();
    LogFile file = null;
    boolean done = false;
    try {
      file = LogFile.open(path);
      StoredLog log = new StoredLog(path, file, disk, limits, events);
      done = true;
      return log;
    } catch (SQLException e) {
      throw failure("the log " + path + " cannot be opened", e);
    } finally {
      if (!done && file != null) {
        close(file, events);
      }
    }
  }

  private static void close(LogFile file, LogEvents events) {
    try {
      file.close();
    } catch (SQLException e) {
      events.notStored(0, "the log was not closed in good order: " + e.getMessage());
    }
  }

  private static IOException failure(String what, SQLException why) {
    String message = what + ": " + why.getMessage();
    return Corruption.is(why)
        ? new CorruptLogException(message, why)
        : new IOException(message, why);
  }

  /** From now on it keeps to these. */
  public void limit(Limits next) {
    limits = next;
  }

  /** As {@link io.lockgate.api.store.SampleLog#append}. */
  public CompletionStage<Cursor> append(List<Sample> samples) {
    return inbox.put(samples);
  }

  /** As {@link io.lockgate.api.store.SampleLog#end}. */
  public Cursor end() {
    return new Cursor(end);
  }

  /** Looks at everything that is stored; on return what was found is reported. Takes as long as reading the whole file. */
  public void verify() throws IOException {
    try {
      Verification.run(path, numbers, damage);
    } catch (SQLException e) {
      tellCorruption(e);
      throw failure("the log is not sound", e);
    }
  }

  /** How much of its room the log takes. */
  public Room.Use use() throws IOException {
    return ask(() -> room.use(limits));
  }

  private void write() {
    try {
      for (Batch batch = take(); !batch.isEmpty(); batch = take()) {
        if (jumps(batch)) {
          seal();
        }
        store(batch);
        if ((tail.count() >= limits.sealAt() || tail.isFull()) && tail.count() >= sealAgainAt) {
          seal();
        }
      }
    } catch (InterruptedException ends) {
      Thread.currentThread().interrupt();
    }
  }

  private Batch take() throws InterruptedException {
    return inbox.take(limits.gather().toNanos());
  }

  private void store(Batch batch) {
    try {
      if (broken) {
        throw Corruption.of("the file is damaged");
      }
      room.makeForMore(limits);
      commits.append(batch.samples());
      view.lock();
      try {
        tail.add(batch.samples());
      } finally {
        view.unlock();
      }
      end = batch.samples().get(batch.size() - 1).sequence();
      if (failing) {
        failing = false;
        tellWhenWell();
      }
      batch.done();
    } catch (SQLException e) {
      failing = true;
      events.notStored(batch.size(), String.valueOf(e.getMessage()));
      inbox.back(end);
      batch.failed(failure("samples could not be logged", e));
      tellCorruption(e);
    }
  }

  /** After a restart numbers go on far away; a segment does not reach over such a gap. */
  private boolean jumps(Batch batch) {
    return tail.count() > 0 && batch.samples().get(0).sequence() - tail.last() > FAR;
  }

  private void seal() {
    try {
      commits.seal(tail);
      SegmentRow sealed = tail.segment();
      boolean clockIsGood = tail.clockIsGood();
      view.lock();
      try {
        sealedUpTo = sealed.last();
        tail = new Tail();
      } finally {
        view.unlock();
      }
      sealAgainAt = 0;
      room.keep(limits, clockIsGood ? sealed.receivedTo() : Long.MIN_VALUE);
      if (sealingFails) {
        sealingFails = false;
        tellWhenWell();
      }
    } catch (SQLException e) {
      sealAgainAt = tail.count() + Math.max(1, limits.sealAt() / SEAL_TRIES);
      if (!sealingFails) {
        sealingFails = true;
        events.notStored(0, "samples could not be sealed: " + e.getMessage());
      }
      tellCorruption(e);
    }
  }

  private void tellWhenWell() {
    if (!failing && !sealingFails) {
      events.storedAgain();
    }
  }

  private void tellCorruption(SQLException e) {
    if (Corruption.is(e) && !broken) {
      broken = true;
      events.corrupt(String.valueOf(e.getMessage()));
    }
  }

  /** As {@link io.lockgate.api.store.SampleLog#count}. */
  public long count(Cursor after) throws IOException {
    return ask(() -> reads.count(after.position()));
  }

  /** As {@link io.lockgate.api.store.SampleLog#read}. */
  public LogPage read(Cursor after, int limit) throws IOException {
    LogPage page = readOnce(after, limit);
    long lost = page.lost();
    while (page.samples().isEmpty() && page.lost() > 0) {
      page = readOnce(page.next(), limit);
      lost += page.lost();
    }
    return new LogPage(page.samples(), page.next(), lost);
  }

  private LogPage readOnce(Cursor after, int limit) throws IOException {
    return ask(
        () -> {
          LogPage sealed = reads.sealed(after.position(), limit);
          if (sealed != null) {
            return sealed;
          }
          LogPage unsealed = reads.unsealed(after.position(), limit);
          LogPage since = reads.sealed(after.position(), limit);
          return since == null ? unsealed : since;
        });
  }

  /** The newest sample of a point. */
  public Optional<Sample> latest(PointId point) throws IOException {
    view.lock();
    try {
      Tail.OfPoint its = tail.find(point);
      if (its != null) {
        return Optional.of(its.newest());
      }
    } finally {
      view.unlock();
    }
    return ask(() -> Optional.ofNullable(reads.newest(point)));
  }

  /** As {@link io.lockgate.api.store.SampleLog#range}. */
  public List<Sample> range(PointId point, long from, long to, int limit) throws IOException {
    Range range = new Range(from, to, limit);
    range(point, from, to, range);
    return range.list();
  }

  /** As {@link io.lockgate.api.store.SampleLog#downsample}. */
  public List<Bucket> downsample(PointId point, long from, long to, int parts) throws IOException {
    Buckets buckets = new Buckets(from, to, parts);
    range(point, from, to, buckets);
    return buckets.list();
  }

  /** The place before the first sample received at or after a time; the end when there is none. */
  public Cursor at(long received) throws IOException {
    return ask(() -> new Cursor(reads.before(received, end)));
  }

  /** Shows the samples of a point within a range of source times: what is sealed, then what is not. */
  private void range(PointId point, long from, long to, Reads.Sink sink) throws IOException {
    byte[] recent = null;
    long upTo;
    view.lock();
    try {
      upTo = sealedUpTo;
      Tail.OfPoint its = tail.find(point);
      if (its != null && its.lastMillis() >= from && its.firstMillis() < to) {
        recent = its.chunk();
      }
    } finally {
      view.unlock();
    }
    ask(
        () -> {
          reads.range(point, from, to, upTo, sink);
          return sink;
        });
    if (recent != null) {
      try {
        Reads.show(point, recent, sink);
      } catch (DamagedChunkException e) {
        throw new IOException("what was packed just now cannot be unpacked", e);
      }
    }
  }

  private interface Question<T> {
    T ask() throws SQLException;
  }

  private <T> T ask(Question<T> question) throws IOException {
    asking.lock();
    try {
      return question.ask();
    } catch (SQLException e) {
      tellCorruption(e);
      throw failure("the log cannot be read", e);
    } finally {
      asking.unlock();
    }
  }

  /** Commits what waits, then closes; what cannot be committed within some seconds fails. */
  @Override
  public void close() {
    inbox.close();
    try {
      writer.join(LAST_COMMIT.toMillis());
      writer.interrupt();
      writer.join(TimeUnit.SECONDS.toMillis(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    asking.lock();
    try {
      close(file, events);
    } finally {
      asking.unlock();
    }
  }
}
