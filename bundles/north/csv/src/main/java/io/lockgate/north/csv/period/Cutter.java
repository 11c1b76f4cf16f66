// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.period;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Sample;
import io.lockgate.api.publish.Cursor;
import io.lockgate.api.store.LogPage;
import io.lockgate.api.store.SampleLog;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds in the log the samples of one period, by the time the gateway received them. A run begins at a cursor and ends
 * before the first sample of another period; so it is the same run whenever it is looked for, and one that has grown
 * meanwhile holds all that it held before.
 *
 * <p>A sample that is a little older than the begin of the period stays in it: several threads receive. One that is much
 * older shows that the clock was set back, and begins a run of its own.
 */
public final class Cutter {
  static final Duration GRACE = Duration.ofSeconds(5);

  private static final int PAGE = 10_000;

  private final SampleLog log;
  private final Period period;
  private final Predicate<PointId> wanted;
  private final int most;

  /**
   * A cutter.
   *
   * @param wanted which points count; others are passed over
   * @param most samples of a run; a period with more of them becomes several runs
   */
  public Cutter(SampleLog log, Period period, Predicate<PointId> wanted, int most) {
    this.log = log;
    this.period = period;
    this.wanted = wanted;
    this.most = most;
  }

  /**
   * The first run after a place.
   *
   * @param nowMillis the clock
   * @throws IOException the log cannot be read
   */
  public Run first(Cursor from, long nowMillis) throws IOException {
    Collector run = new Collector(from);
    while (!run.ended) {
      LogPage page = log.read(run.upTo, PAGE);
      if (page.samples().isEmpty()) {
        return run.atEndOfLog(page.next(), nowMillis);
      }
      page.samples().forEach(run::add);
      if (!run.ended) {
        run.upTo = page.next();
      }
    }
    return new Run(run.samples, run.upTo, Duration.ZERO);
  }

  /** One run, as it grows. */
  private final class Collector {
    final Cursor from;
    final List<Sample> samples = new ArrayList<>();
    Cursor upTo;
    boolean ended;
    private long begin;
    private long end;

    Collector(Cursor from) {
      this.from = from;
      this.upTo = from;
    }

    void add(Sample sample) {
      if (ended) {
        return;
      }
      if (wanted.test(sample.point())) {
        if (samples.isEmpty()) {
          begin = period.begin(sample.receiveMillis()) - GRACE.toMillis();
          end = period.end(sample.receiveMillis());
        }
        long received = sample.receiveMillis();
        ended = received >= end || received < begin || samples.size() == most;
        if (!ended) {
          samples.add(sample);
        }
      }
      if (!ended) {
        upTo = new Cursor(sample.sequence());
      }
    }

    Run atEndOfLog(Cursor place, long nowMillis) {
      long wait = end + GRACE.toMillis() - nowMillis;
      return samples.isEmpty() || samples.size() == most || wait <= 0
          ? new Run(samples, place, Duration.ZERO)
          : Run.later(from, bounded(wait));
    }

    /** A clock that was far ahead must not make us wait for it: after a period there are samples of another one. */
    private Duration bounded(long waitMillis) {
      return Duration.ofMillis(Math.min(waitMillis, period.length().plus(GRACE).toMillis()));
    }
  }
}
