// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.log;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import io.lockgate.api.time.ClockQuality;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Samples as a metering site makes them, each point once a minute: of each four points a voltage, a power, a counter of
 * energy, all scaled as meters scale them, and a state. Or floats that walk at random.
 */
final class MeteringSite {
  static final long BEGIN = 1_700_000_000_000L;
  static final long PERIOD = 60_000;

  private static final int KINDS = 4;

  private final SplittableRandom random = new SplittableRandom(4);
  private final PointId[] points;
  private final long[] state;
  private final double[] walk;
  private final boolean floats;
  private long number;
  private long minute;

  MeteringSite(int count, boolean floats) {
    this.floats = floats;
    points = new PointId[count];
    state = new long[count];
    walk = new double[count];
    for (int i = 0; i < count; i++) {
      points[i] =
          PointId.of("meter" + i / KINDS + "/" + List.of("U", "P", "E", "S").get(i % KINDS));
      state[i] = List.of(2_300L, 50_000L, 1_000_000L, 1L).get(i % KINDS);
      walk[i] = 230;
    }
  }

  PointId point(int index) {
    return points[index];
  }

  /** One sample of each point, a minute after those before. */
  List<Sample> next() {
    List<Sample> samples = new ArrayList<>(points.length);
    long time = BEGIN + minute++ * PERIOD;
    for (int i = 0; i < points.length; i++) {
      long millis = time + i / KINDS * 20L + random.nextInt(4);
      samples.add(
          new Sample(
              points[i],
              floats ? walking(i) : scaled(i),
              Quality.GOOD,
              millis,
              millis + 1,
              ClockQuality.SYNCED,
              ++number));
    }
    return samples;
  }

  private Value walking(int i) {
    walk[i] += random.nextDouble() - 0.5;
    return Value.of((float) walk[i]);
  }

  private Value scaled(int i) {
    switch (i % KINDS) {
      case 0 -> state[i] += random.nextInt(7) - 3;
      case 1 -> state[i] += random.nextInt(401) - 200;
      case 2 -> state[i] += 3 + random.nextInt(3);
      default -> state[i] = random.nextInt(500) == 0 ? 1 - state[i] : state[i];
    }
    return i % KINDS == 3
        ? Value.of(state[i])
        : new Value.Decimal(state[i], i % KINDS == 0 ? 1 : 2);
  }
}
