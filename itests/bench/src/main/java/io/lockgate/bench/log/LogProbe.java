// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.log;

import io.lockgate.api.point.Sample;
import io.lockgate.api.publish.Cursor;
import io.lockgate.api.store.LogPage;
import io.lockgate.core.log.db.Damage;
import io.lockgate.core.log.db.Limits;
import io.lockgate.core.log.db.LogEvents;
import io.lockgate.core.log.db.StoredLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** Measures the log, and plain rows after it, in one process that has the flags of the gateway. */
public final class LogProbe {
  private static final int SITE = 500;
  private static final int FEW = 20;
  private static final int ROWS_A_COMMIT = 5_000;
  private static final long DAY = 1_440;
  private static final long YEAR = 365 * DAY;
  private static final int REPEATS = 21;

  private final Path work;
  private final int minutes;
  private final long days;

  private LogProbe(Path work, boolean quick) {
    this.work = work;
    minutes = quick ? 1_000 : 4_000;
    days = quick ? 30 : 365;
  }

  /**
   * Measures in rounds, the baseline first, and prints a line a figure: name, tab, number.
   *
   * @param args a folder to work in, and the number of rounds; one for a short try
   */
  public static void main(String[] args) throws Exception {
    int rounds = Integer.parseInt(args[1]);
    LogProbe probe = new LogProbe(Path.of(args[0]), rounds == 1);
    for (int round = 0; round < rounds; round++) {
      probe.plainWriting(round);
      probe.writing(false, "", round);
    }
    probe.writing(true, "float ", 0);
    probe.raw();
    probe.trends();
  }

  private static void tell(String what, double figure) {
    System.out.println(String.format(Locale.ROOT, "%s\t%.3f", what, figure));
  }

  private static StoredLog open(Path file, int sealAt) throws IOException {
    return StoredLog.open(
        file,
        () -> Long.MAX_VALUE,
        new Limits(Duration.ofMillis(100), sealAt, Long.MAX_VALUE, Duration.ofDays(9_999), 0),
        new Silence());
  }

  private void writing(boolean floats, String name, int round) throws Exception {
    Path file = work.resolve(name.strip() + round + ".db");
    MeteringSite site = new MeteringSite(SITE, floats);
    long samples = (long) minutes * SITE;
    double slowest = 0;
    long began = System.nanoTime();
    try (StoredLog log = open(file, 250_000)) {
      Deque<CompletableFuture<Double>> open = new ArrayDeque<>();
      for (int i = 0; i < minutes; i++) {
        long handed = System.nanoTime();
        open.add(
            log.append(site.next())
                .toCompletableFuture()
                .thenApply(done -> (System.nanoTime() - handed) / 1e6));
        while (open.size() > 60) {
          slowest = Math.max(slowest, open.remove().join());
        }
      }
      for (CompletableFuture<Double> each : open) {
        slowest = Math.max(slowest, each.join());
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      tell(name + "durable", samples / seconds);
      tell(name + "slowest", slowest);
      tell(name + "sealed", log.use().used() / (double) samples);
      reading(log, name, samples);
    }
  }

  private void raw() throws Exception {
    MeteringSite site = new MeteringSite(SITE, false);
    try (StoredLog log = open(work.resolve("raw.db"), Integer.MAX_VALUE)) {
      for (int i = 0; i < 100; i++) {
        log.append(site.next()).toCompletableFuture().join();
      }
      tell("raw", log.use().used() / (100.0 * SITE));
    }
  }

  private static void reading(StoredLog log, String name, long samples) throws IOException {
    long began = System.nanoTime();
    long count = 0;
    Cursor at = Cursor.START;
    for (LogPage page = log.read(at, 5_000);
        !page.samples().isEmpty();
        page = log.read(at, 5_000)) {
      count += page.samples().size();
      at = page.next();
    }
    if (count != samples) {
      throw new IOException(count + " samples read of " + samples);
    }
    tell(name + "read", count * 1e9 / (System.nanoTime() - began));
  }

  private void plainWriting(int round) throws SQLException, IOException {
    Path file = work.resolve("plain" + round + ".db");
    MeteringSite site = new MeteringSite(SITE, false);
    int rounds = minutes / 4;
    long samples = (long) rounds * SITE;
    long began = System.nanoTime();
    try (PlainRows rows = new PlainRows(file)) {
      List<Sample> batch = new ArrayList<>();
      for (int i = 0; i < rounds; i++) {
        batch.addAll(site.next());
        if (batch.size() >= ROWS_A_COMMIT) {
          rows.append(batch);
          batch.clear();
        }
      }
      tell("plain durable", samples * 1e9 / (System.nanoTime() - began));
      began = System.nanoTime();
      long count = rows.all();
      tell("plain read", count * 1e9 / (System.nanoTime() - began));
    }
    tell("plain bytes", Files.size(file) / (double) samples);
  }

  private void trends() throws Exception {
    MeteringSite site = new MeteringSite(FEW, false);
    MeteringSite same = new MeteringSite(FEW, false);
    try (StoredLog log = open(work.resolve("trend.db"), FEW * 500);
        PlainRows rows = new PlainRows(work.resolve("plaintrend.db"))) {
      CompletableFuture<?> last = CompletableFuture.completedFuture(null);
      List<Sample> batch = new ArrayList<>();
      for (long i = 0; i < days * DAY; i++) {
        last = log.append(site.next()).toCompletableFuture();
        batch.addAll(same.next());
        if (batch.size() >= ROWS_A_COMMIT * 4) {
          last.join();
          rows.append(batch);
          batch.clear();
        }
      }
      last.join();
      long end = MeteringSite.BEGIN + days * DAY * MeteringSite.PERIOD;
      long aDay = end - DAY * MeteringSite.PERIOD;
      long aYear = end - Math.min(YEAR, days * DAY) * MeteringSite.PERIOD;
      tell("day", median(() -> log.range(site.point(1), aDay, end, 2_000).size()));
      tell("plain day", median(() -> rows.range(site.point(1), aDay, end)));
      tell("year", median(() -> log.downsample(site.point(1), aYear, end, 1_000).size()));
      tell("plain year", median(() -> rows.trend(site.point(1), aYear, end, 1_000)));
    }
  }

  private interface Question {
    long ask() throws Exception;
  }

  private static double median(Question question) throws Exception {
    double[] times = new double[REPEATS];
    for (int i = 0; i < REPEATS; i++) {
      long began = System.nanoTime();
      if (question.ask() == 0) {
        throw new IOException("there is no answer");
      }
      times[i] = (System.nanoTime() - began) / 1e6;
    }
    Arrays.sort(times);
    return times[REPEATS / 2];
  }

  /** A log of a bench must not have anything to say. */
  private static final class Silence implements LogEvents {
    @Override
    public void notStored(int samples, String reason) {
      throw new IllegalStateException(reason);
    }

    @Override
    public void storedAgain() {
      throw new IllegalStateException("it was never not stored");
    }

    @Override
    public void dropped(long samples) {
      throw new IllegalStateException("dropped " + samples);
    }

    @Override
    public void damaged(Damage damage) {
      throw new IllegalStateException(damage.text());
    }

    @Override
    public void corrupt(String reason) {
      throw new IllegalStateException(reason);
    }
  }
}
