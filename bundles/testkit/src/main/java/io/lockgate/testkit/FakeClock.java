// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit;

import io.lockgate.api.time.ClockQuality;
import io.lockgate.api.time.GatewayClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until it is moved; wall time can also jump without the monotonic one. Thread-safe. */
public final class FakeClock implements GatewayClock {
  private volatile Instant wall = Instant.parse("2026-01-01T00:00:00Z");
  private final AtomicLong monotonic = new AtomicLong();
  private volatile ClockQuality quality = ClockQuality.SYNCED;

  /** Lets time pass: both clocks advance. */
  public synchronized void pass(Duration time) {
    wall = wall.plus(time);
    monotonic.addAndGet(time.toNanos());
  }

  /** Somebody sets the wall clock; no time passes. */
  public synchronized void jumpTo(Instant time) {
    wall = time;
  }

  /** Sets what {@link #quality()} answers. */
  public void quality(ClockQuality value) {
    quality = value;
  }

  @Override
  public Instant now() {
    return wall;
  }

  @Override
  public long monotonicNanos() {
    return monotonic.get();
  }

  @Override
  public ClockQuality quality() {
    return quality;
  }
}
