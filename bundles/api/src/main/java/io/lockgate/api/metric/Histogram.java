// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.metric;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.DoubleAdder;

/** Counts observations by size. {@link #observe} makes no objects and takes no lock. Thread-safe. */
public final class Histogram {
  private final double[] bounds;
  private final AtomicLongArray counts;
  private final DoubleAdder sum = new DoubleAdder();

  /**
   * Nothing observed yet.
   *
   * @param bounds upper bounds, included, rising, finite; what is above the last is counted, too
   * @throws IllegalArgumentException they do not rise, or there is none
   */
  public Histogram(double... bounds) {
    this.bounds = bounds.clone();
    this.counts = new AtomicLongArray(bounds.length + 1);
    double before = Double.NEGATIVE_INFINITY;
    for (double bound : bounds) {
      if (!(bound > before) || Double.isInfinite(bound)) {
        throw new IllegalArgumentException("bounds must rise and be finite");
      }
      before = bound;
    }
    if (bounds.length == 0) {
      throw new IllegalArgumentException("needs a bound");
    }
  }

  /** One more; not-a-number is left out. */
  public void observe(double value) {
    if (Double.isNaN(value)) {
      return;
    }
    int place = 0;
    while (place < bounds.length && value > bounds[place]) {
      place++;
    }
    counts.incrementAndGet(place);
    sum.add(value);
  }

  /** The bounds. */
  public double[] bounds() {
    return bounds.clone();
  }

  /** How many were within each bound, or below it: one number a bound, and last the number of all. Never falls. */
  public long[] cumulative() {
    long[] all = new long[counts.length()];
    long before = 0;
    for (int i = 0; i < all.length; i++) {
      before += counts.get(i);
      all[i] = before;
    }
    return all;
  }

  /** Sum of what was observed; while others observe it may be ahead of the counts or behind them. */
  public double sum() {
    return sum.sum();
  }
}
