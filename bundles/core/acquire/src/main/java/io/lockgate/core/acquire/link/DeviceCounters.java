// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.FieldStatus.DeviceStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What is counted about a device. Written by one thread at a time, read by any. */
final class DeviceCounters {
  private static final long NEVER = Long.MIN_VALUE;

  private final AtomicLong polls = new AtomicLong();
  private final AtomicLong errors = new AtomicLong();
  private final AtomicLong missed = new AtomicLong();
  private volatile long lagNanos;
  private volatile long lastGoodMillis = NEVER;

  void read() {
    polls.incrementAndGet();
  }

  void failed() {
    polls.incrementAndGet();
    errors.incrementAndGet();
  }

  void missed(long count) {
    missed.addAndGet(count);
  }

  void lag(long nanos) {
    lagNanos = nanos;
  }

  void answered(long nowMillis) {
    lastGoodMillis = nowMillis;
  }

  DeviceStatus status(DeviceDefinition its, Condition condition, int points) {
    long good = lastGoodMillis;
    return new DeviceStatus(
        its.id(),
        its.link(),
        its.modelId(),
        condition.state(),
        condition.detail(),
        condition.sinceMillis(),
        its.shown(),
        points,
        polls.get(),
        errors.get(),
        missed.get(),
        Duration.ofNanos(lagNanos),
        good == NEVER ? Optional.empty() : Optional.of(good));
  }
}
