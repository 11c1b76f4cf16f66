// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.keep;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Sample;
import io.lockgate.api.publish.Cursor;
import io.lockgate.api.store.Bucket;
import io.lockgate.api.store.LogPage;
import io.lockgate.api.store.SampleLog;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.core.log.db.CorruptLogException;
import io.lockgate.core.log.db.Damage;
import io.lockgate.core.log.db.Limits;
import io.lockgate.core.log.db.Room;
import io.lockgate.core.log.db.Salvage;
import io.lockgate.core.log.db.StoredLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A log that is opened in the background, again and again until it works; whose file, when it is found damaged, is set
 * aside, and what of it can be read is taken over into a new one. Until then reading fails and appending too: whoever
 * appends tries again.
 *
 * <p>Thread-safe. One thread opens, sets aside and verifies.
 */
public final class KeptLog implements SampleLog, AutoCloseable {
  private static final long RETRY_SECONDS = 5;
  private static final long VERIFY_AFTER_SECONDS = 30;
  private static final long VERIFY_EVERY_SECONDS = TimeUnit.DAYS.toSeconds(7);

  private final LogFolder folder;
  private final Standing standing;
  private final StoredLog.Disk disk;
  private final GatewayClock clock;
  private final ScheduledThreadPoolExecutor keeper =
      new ScheduledThreadPoolExecutor(1, work -> new Thread(work, "lockgate-log-keeper"));
  private volatile Limits limits;
  private volatile @Nullable StoredLog log;
  private volatile boolean fresh;
  private volatile boolean closed;

  /**
   * Begins to open it.
   *
   * @param folder made when it is not there
   */
  public KeptLog(
      Path folder, StoredLog.Disk disk, Limits limits, GatewayClock clock, Standing standing) {
    this.folder = new LogFolder(folder);
    this.disk = disk;
    this.limits = limits;
    this.clock = clock;
    this.standing = standing;
    keeper.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    keeper.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
    keeper.setRemoveOnCancelPolicy(true);
    keeper.execute(this::open);
    keeper.scheduleWithFixedDelay(
        this::verify, VERIFY_AFTER_SECONDS, VERIFY_EVERY_SECONDS, TimeUnit.SECONDS);
  }

  private void open() {
    try {
      if (!folder.prepare()) {
        standing.damaged(
            new Damage("the file of the log is gone", 0, Long.MIN_VALUE, Long.MAX_VALUE));
      }
      standing.setAside(folder.damaged());
      openFile();
    } catch (IOException | RuntimeException e) {
      standing.cannotOpen(e);
      again(this::open);
    }
  }

  private void openFile() throws IOException {
    try {
      take(StoredLog.open(folder.file(), disk, limits, events()));
    } catch (CorruptLogException e) {
      replace(String.valueOf(e.getMessage()));
    }
  }

  private Reports events() {
    return new Reports(standing, reason -> later(() -> setAside(reason)));
  }

  private void take(StoredLog opened) {
    if (closed) {
      opened.close();
      return;
    }
    fresh = true;
    log = opened;
    standing.opened();
  }

  private void later(Runnable work) {
    if (!closed) {
      keeper.execute(work);
    }
  }

  private void again(Runnable work) {
    if (!closed) {
      keeper.schedule(work, RETRY_SECONDS, TimeUnit.SECONDS);
    }
  }

  /** The file is closed and moved, a new one takes its place. */
  private void setAside(String reason) {
    StoredLog damaged = log;
    if (damaged == null || closed) {
      return;
    }
    log = null;
    damaged.close();
    try {
      replace(reason);
    } catch (IOException | RuntimeException e) {
      standing.cannotOpen(e);
      again(this::open);
    }
  }

  private void replace(String reason) throws IOException {
    Path aside = folder.setAside(clock.now());
    standing.setAside(folder.damaged());
    Salvage.Result saved = Salvage.of(aside, folder.file(), () -> disk.usable() > limits.reserve());
    standing.replaced(reason, aside, saved);
    take(StoredLog.open(folder.file(), disk, limits, events()));
  }

  private void verify() {
    try {
      StoredLog now = log;
      if (now != null && !closed) {
        now.verify();
      }
    } catch (IOException | RuntimeException e) {
      standing.notVerified(e);
    }
  }

  /** Looks at everything that is stored, now; on return what was found is reported. For tests and operators. */
  public void verifyNow() throws IOException {
    opened().verify();
  }

  private StoredLog opened() throws IOException {
    StoredLog now = log;
    if (now == null) {
      throw new IOException(closed ? "the sample log is closed" : "the sample log is not open yet");
    }
    return now;
  }

  /** From now on it keeps to these. */
  public void limit(Limits next) {
    limits = next;
    StoredLog now = log;
    if (now != null) {
      now.limit(next);
    }
  }

  /** How much of its room the log takes. */
  public Room.Use use() throws IOException {
    return opened().use();
  }

  /** {@inheritDoc} When the numbers of the samples have begun anew, the old file is set aside first. */
  @Override
  public CompletionStage<Cursor> append(List<Sample> samples) {
    try {
      StoredLog now = opened();
      if (fresh && !samples.isEmpty()) {
        fresh = false;
        if (samples.get(0).sequence() <= now.end().position()) {
          later(() -> setAside("the numbers of the samples began anew"));
          throw new IOException("the numbers of the samples began anew");
        }
      }
      return now.append(samples);
    } catch (IOException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public Cursor end() {
    StoredLog now = log;
    return now == null ? Cursor.START : now.end();
  }

  @Override
  public Cursor at(Instant received) throws IOException {
    return opened().at(millis(received));
  }

  @Override
  public long count(Cursor after) throws IOException {
    return opened().count(after);
  }

  @Override
  public LogPage read(Cursor after, int limit) throws IOException {
    return opened().read(after, requireAnswer(limit));
  }

  @Override
  public List<Sample> range(PointId point, Instant from, Instant to, int limit) throws IOException {
    return opened().range(point, millis(from), millis(to), requireAnswer(limit));
  }

  @Override
  public List<Bucket> downsample(PointId point, Instant from, Instant to, int buckets)
      throws IOException {
    requireAnswer(buckets);
    return to.isAfter(from)
        ? opened().downsample(point, millis(from), millis(to), buckets)
        : List.of();
  }

  @Override
  public Optional<Sample> latest(PointId point) throws IOException {
    return opened().latest(point);
  }

  private static int requireAnswer(int limit) {
    if (limit < 1 || limit > MAX_ANSWER) {
      throw new IllegalArgumentException("1 to " + MAX_ANSWER + ", not " + limit);
    }
    return limit;
  }

  /** Times beyond all reason are brought to where sums of them are still right. */
  private static long millis(Instant time) {
    long most = Long.MAX_VALUE / 4_000;
    return Math.max(-most, Math.min(most, time.getEpochSecond())) * 1_000
        + time.getNano() / 1_000_000;
  }

  /** Commits what waits and closes. */
  @Override
  public void close() {
    closed = true;
    keeper.shutdownNow();
    StoredLog last = log;
    log = null;
    if (last != null) {
      last.close();
    }
    try {
      if (!keeper.awaitTermination(RETRY_SECONDS, TimeUnit.SECONDS)) {
        standing.notVerified(new IOException("the keeper of the log does not end"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    StoredLog late = log;
    if (late != null) {
      late.close();
    }
  }
}
