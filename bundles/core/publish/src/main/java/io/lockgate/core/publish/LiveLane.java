// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.publish;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Sample;
import io.lockgate.api.publish.Batch;
import io.lockgate.api.publish.Cursor;
import io.lockgate.api.publish.Publisher;
import io.lockgate.api.store.LogPage;
import io.lockgate.api.store.SampleLog;
import io.lockgate.api.time.GatewayClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is fresh while a backlog is sent: the newest sample of each point, once a second or so. There is a backlog as soon
 * as what was in the log a second ago has not been read. Not thread-safe.
 */
final class LiveLane {
  static final Duration PERIOD = Duration.ofSeconds(1);

  private static final int PAGE = 10_000;
  private static final int PAGES = 10;

  private final SampleLog log;
  private final GatewayClock clock;
  private final Map<PointId, Sample> fresh = new LinkedHashMap<>();
  private Cursor before;
  private Cursor mark;
  private Cursor read;
  private long marked;

  LiveLane(SampleLog log, GatewayClock clock) {
    this.log = log;
    this.clock = clock;
    before = log.end();
    mark = before;
    read = before;
    marked = clock.monotonicNanos();
  }

  /** Lets a second pass where one has; true when one has. */
  boolean tick() {
    long now = clock.monotonicNanos();
    if (now - marked < PERIOD.toNanos()) {
      return false;
    }
    marked = now;
    before = mark;
    mark = log.end();
    return true;
  }

  /** Whether something is to overtake what is read up to here. */
  boolean isBehind(Cursor readUpTo) {
    return readUpTo.compareTo(before) < 0;
  }

  /** Takes up what has come since. */
  void collect(Publisher publisher) throws IOException {
    Cursor at = read.compareTo(before) < 0 ? before : read;
    for (int i = 0; i < PAGES; i++) {
      LogPage page = log.read(at, PAGE);
      for (Sample sample : page.samples()) {
        if (publisher.wants(sample.point())) {
          fresh.put(sample.point(), sample);
        }
      }
      at = page.next();
      if (page.samples().size() < PAGE) {
        break;
      }
    }
    read = at;
  }

  /** Nothing is to overtake any more. */
  void forget() {
    fresh.clear();
    read = mark;
  }

  /** Whether something waits. */
  boolean hasMore() {
    return !fresh.isEmpty();
  }

  /** The next batch, those that wait longest first; null when none waits. */
  @Nullable Batch next(int most) {
    if (fresh.isEmpty()) {
      return null;
    }
    List<Sample> samples = new ArrayList<>();
    for (Iterator<Sample> i = fresh.values().iterator(); i.hasNext() && samples.size() < most; ) {
      samples.add(i.next());
      i.remove();
    }
    samples.sort(Comparator.comparingLong(Sample::sequence));
    return new Batch(
        samples,
        new Cursor(samples.get(0).sequence() - 1),
        new Cursor(samples.get(samples.size() - 1).sequence()),
        Batch.Lane.LIVE);
  }
}
