// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.field;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When devices were asked, seen from the devices: how many polls fell out, came late, and by how much their period
 * varies. Thread-safe.
 */
public final class Pulse {
  private static final double LATE = 0.1;

  private final long period;
  private final Map<Integer, List<Long>> beats = new HashMap<>();

  /** Of polls with this period, in nanoseconds. */
  public Pulse(long period) {
    this.period = period;
  }

  /** A device is asked now. */
  public synchronized void beat(int device, long now) {
    beats.computeIfAbsent(device, none -> new ArrayList<>()).add(now);
  }

  /** Forgets what was. */
  public synchronized void clear() {
    beats.clear();
  }

  /** How regular it was since the last {@link #clear}. */
  public synchronized Regularity regularity() {
    List<Double> jitter = new ArrayList<>();
    int count = 0;
    int missed = 0;
    int late = 0;
    for (List<Long> times : beats.values()) {
      double[] offsets = new double[times.size()];
      for (int i = 1; i < times.size(); i++) {
        double interval = (double) (times.get(i) - times.get(i - 1)) / period;
        long slots = Math.max(1, Math.round(interval));
        missed += (int) (slots - 1);
        jitter.add(Math.abs(interval - slots));
        offsets[i] = offsets[i - 1] + interval - slots;
      }
      double first = Arrays.stream(offsets).min().orElse(0);
      late += (int) Arrays.stream(offsets).filter(each -> each - first > LATE).count();
      count += times.size();
    }
    double[] sorted = jitter.stream().mapToDouble(each -> 100 * each).sorted().toArray();
    return sorted.length == 0
        ? new Regularity(count, missed, late, Double.NaN, Double.NaN)
        : new Regularity(
            count, missed, late, sorted[(int) (sorted.length * 0.99)], sorted[sorted.length - 1]);
  }

  /**
   * How regular polls were.
   *
   * @param count polls
   * @param missed periods without a poll
   * @param late polls more than 10 % of the period after the earliest moment on the device's grid
   * @param p99 difference of an interval from the period in percent, 99 of 100 at most
   * @param most the largest difference, in percent
   */
  public record Regularity(int count, int missed, int late, double p99, double most) {}
}
