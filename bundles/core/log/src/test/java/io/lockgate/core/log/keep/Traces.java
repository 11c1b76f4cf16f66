// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.keep;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import io.lockgate.api.publish.Cursor;
import io.lockgate.api.store.LogPage;
import io.lockgate.api.store.SampleLog;
import io.lockgate.api.time.ClockQuality;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Samples whose number says all about them. */
final class Traces {
  static final long BEGIN = 1_700_000_000_000L;

  private static final int POINTS = 12;

  private Traces() {}

  static Sample sample(long number) {
    return new Sample(
        PointId.of("meter/p" + number % POINTS),
        new Value.Decimal(number * 7 % 1_000, 2),
        Quality.GOOD,
        BEGIN + number * 10,
        BEGIN + number * 10,
        ClockQuality.SYNCED,
        number);
  }

  static List<Sample> samples(long from, long to) {
    List<Sample> samples = new ArrayList<>();
    for (long i = from; i < to; i++) {
      samples.add(sample(i));
    }
    return samples;
  }

  /** All that can be read, in order. */
  static List<Sample> all(SampleLog log) throws IOException {
    List<Sample> all = new ArrayList<>();
    Cursor at = Cursor.START;
    for (LogPage page = log.read(at, 10_000);
        !page.samples().isEmpty();
        page = log.read(at, 10_000)) {
      all.addAll(page.samples());
      at = page.next();
    }
    return all;
  }
}
