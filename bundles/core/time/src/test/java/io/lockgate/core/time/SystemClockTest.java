// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.time.ClockQuality;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SystemClockTest {
  private final SystemClock clock = new SystemClock();

  @Test
  void monotonic_time_never_runs_backwards_and_does_run() {
    long first = clock.monotonicNanos();
    long last = first;
    for (int i = 0; i < 100_000; i++) {
      long now = clock.monotonicNanos();
      assertTrue(now - last >= 0);
      last = now;
    }
    assertTrue(last - first > 0);
  }

  @Test
  void wall_time_is_the_hosts() {
    Instant before = Instant.now();
    Instant told = clock.now();
    Instant after = Instant.now();
    assertFalse(told.isBefore(before) || told.isAfter(after));
  }

  @Test
  void monotonic_time_counts_nanoseconds() {
    long from = System.nanoTime();
    long told = clock.monotonicNanos();
    assertTrue(told - from < Duration.ofSeconds(5).toNanos() && told - from >= 0);
  }

  @Test
  void undisciplined_clock_does_not_claim_to_be_synced() {
    assertEquals(ClockQuality.UNSYNCED, clock.quality());
  }
}
