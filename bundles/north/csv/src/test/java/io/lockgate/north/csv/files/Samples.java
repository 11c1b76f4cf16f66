// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.files;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import io.lockgate.api.time.ClockQuality;

/** Samples for tests. */
public final class Samples {
  private Samples() {}

  /** A good one, received as soon as it was taken. */
  public static Sample good(long sequence, String point, long millis, Value value) {
    return of(sequence, point, millis, millis, value, Quality.GOOD);
  }

  /** Any. */
  public static Sample of(
      long sequence, String point, long source, long receive, Value value, Quality quality) {
    return new Sample(
        PointId.of(point), value, quality, source, receive, ClockQuality.SYNCED, sequence);
  }
}
