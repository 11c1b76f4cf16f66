// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class HistogramTest {
  @Test
  void observations_fallWithinTheFirstBoundThatHoldsThem() {
    Histogram histogram = new Histogram(1, 2, 5);
    for (double value : new double[] {0.5, 1, 1.5, 2, 5, 5.1, Double.NaN}) {
      histogram.observe(value);
    }
    assertArrayEquals(new long[] {2, 4, 5, 6}, histogram.cumulative());
    assertEquals(15.1, histogram.sum(), 1e-9);
  }

  @Test
  void bounds_mustRiseAndBeFinite() {
    assertThrows(IllegalArgumentException.class, Histogram::new);
    assertThrows(IllegalArgumentException.class, () -> new Histogram(1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Histogram(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new Histogram(1, Double.POSITIVE_INFINITY));
  }

  @Test
  void observing_makesNoObjects() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Histogram histogram = new Histogram(1, 2, 5);
    observe(histogram);
    long before = threads.getCurrentThreadAllocatedBytes();
    observe(histogram);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(bytes < 1_000, bytes + " bytes for 100,000 observations");
  }

  private static void observe(Histogram histogram) {
    for (int i = 0; i < 100_000; i++) {
      histogram.observe(i % 7);
    }
  }
}
