// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.delivery;

import io.lockgate.api.health.Health;
import io.lockgate.api.health.HealthCheck;
import io.lockgate.api.point.PointId;
import io.lockgate.api.publish.Acknowledgement;
import io.lockgate.api.publish.Batch;
import io.lockgate.api.publish.Cursor;
import io.lockgate.api.publish.PublishException;
import io.lockgate.api.publish.Publisher;
import io.lockgate.api.store.SampleLog;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.north.csv.files.DataFile;
import io.lockgate.north.csv.files.FileMaker;
import io.lockgate.north.csv.period.Cutter;
import io.lockgate.north.csv.period.Period;
import io.lockgate.north.csv.period.Run;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the samples of whole periods as files. It keeps nothing, and a batch only tells it where to begin: from there it
 * reads the log itself. While the period is not over it takes nothing and asks for time; then it sends the period and
 * acknowledges it whole. So what a file holds depends on the cursor and the log alone, not on how batches are cut; what is
 * interrupted is done again from the same cursor, with the same names, and each row is in one file, once.
 *
 * <p>One thread a destination does the work, another one ends what takes too long.
 */
public final class FilePublisher implements Publisher, HealthCheck, AutoCloseable {
  /** Files of one connection. */
  public static final int MOST_FILES = 200;

  /** Samples of one period, all devices together, that are sent at a time; bounds the memory. */
  static final int MOST_SAMPLES = 100_000;

  private static final Logger LOG = LoggerFactory.getLogger(FilePublisher.class);
  private static final int MOST_IN_BATCH = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final long CLOSE_SECONDS = 10;

  private final Cutter cutter;
  private final FileMaker maker;
  private final FileSender sender;
  private final Set<String> devices;
  private final GatewayClock clock;
  private final LastResult last;
  private final ScheduledThreadPoolExecutor worker;
  private final ScheduledThreadPoolExecutor watch;

  /**
   * Starts its threads, sends nothing.
   *
   * @param id of the destination, for the names of the threads
   * @param devices whose samples are sent; none for all
   */
  public FilePublisher(
      String id,
      SampleLog log,
      Period period,
      FileMaker maker,
      FileSender sender,
      Set<String> devices,
      GatewayClock clock,
      LastResult last) {
    this.maker = maker;
    this.sender = sender;
    this.devices = Set.copyOf(devices);
    this.cutter = new Cutter(log, period, this::wants, MOST_SAMPLES);
    this.clock = clock;
    this.last = last;
    this.worker = executor("lockgate-files-" + id);
    this.watch = executor("lockgate-files-watch-" + id);
    watch.setRemoveOnCancelPolicy(true);
  }

  private static ScheduledThreadPoolExecutor executor(String name) {
    return new ScheduledThreadPoolExecutor(1, work -> new Thread(work, name));
  }

  @Override
  public boolean wants(PointId point) {
    return devices.isEmpty() || devices.contains(point.device());
  }

  @Override
  public int maxBatch() {
    return MOST_IN_BATCH;
  }

  @Override
  public Duration patience() {
    return PATIENCE;
  }

  @Override
  public CompletionStage<Acknowledgement> publish(Batch batch, Duration within) {
    if (batch.lane() == Batch.Lane.LIVE) {
      return CompletableFuture.completedFuture(Acknowledgement.all(batch));
    }
    return work(within, deadline -> deliver(batch, deadline));
  }

  @Override
  public CompletionStage<String> test(Duration within) {
    return work(within, sender::test);
  }

  @Override
  public Health check() {
    return last.health();
  }

  private Acknowledgement deliver(Batch batch, Deadline deadline) throws PublishException {
    Run run = next(batch.from());
    if (!run.isDue()) {
      return Acknowledgement.later(batch, run.pause());
    }
    if (!run.samples().isEmpty()) {
      send(maker.of(run.samples()), deadline);
    }
    return new Acknowledgement(run.upTo(), 0, "");
  }

  private Run next(Cursor from) throws PublishException {
    try {
      return cutter.first(from, clock.now().toEpochMilli());
    } catch (IOException e) {
      throw new PublishException(
          PublishException.Kind.UNREACHABLE, "the log cannot be read: " + e.getMessage());
    }
  }

  private void send(List<DataFile> files, Deadline deadline) throws PublishException {
    try {
      for (int from = 0; from < files.size(); from += MOST_FILES) {
        sender.send(files.subList(from, Math.min(files.size(), from + MOST_FILES)), deadline);
      }
      last.sent(files.size(), clock.now());
    } catch (PublishException e) {
      last.failed(e);
      throw e;
    }
  }

  /** Something that blocks, and fails as a publisher may. */
  private interface Job<T> {
    T run(Deadline deadline) throws PublishException;
  }

  private <T> CompletionStage<T> work(Duration within, Job<T> job) {
    Deadline deadline = new Deadline(clock, within);
    CompletableFuture<T> answer = new CompletableFuture<>();
    try {
      worker.execute(() -> work(within, job, deadline, answer));
    } catch (RejectedExecutionException closed) {
      answer.completeExceptionally(closedNow());
    }
    return answer;
  }

  private <T> void work(
      Duration within, Job<T> job, Deadline deadline, CompletableFuture<T> answer) {
    ScheduledFuture<?> end;
    try {
      end = watch.schedule(sender::abort, within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      answer.completeExceptionally(closedNow());
      return;
    }
    try {
      answer.complete(job.run(deadline));
    } catch (PublishException | RuntimeException e) {
      answer.completeExceptionally(e);
    } catch (LinkageError e) {
      answer.completeExceptionally(Defect.of(e));
    } finally {
      end.cancel(false);
      Defect.end(answer);
    }
  }

  private static PublishException closedNow() {
    return new PublishException(
        PublishException.Kind.UNREACHABLE, "the destination was removed or changed");
  }

  /** Ends what is under way; open stages fail. */
  @Override
  public void close() {
    List<Runnable> waiting = worker.shutdownNow();
    watch.shutdownNow();
    sender.abort();
    try {
      if (!worker.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("a delivery does not end in time; {} more were waiting", waiting.size());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
