// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.point;

import io.lockgate.api.time.ClockQuality;
import java.time.Instant;

/**
 * One value of a point at one time. Immutable; times are primitive because there are many.
 *
 * @param point where it belongs
 * @param value what it was; {@link Value.Missing} when there is none, and possibly the last known one when stale
 * @param quality never good without a value
 * @param sourceMillis when it was so at its source, epoch milliseconds, UTC
 * @param receiveMillis when the gateway had it, epoch milliseconds, UTC; may step when the clock is set
 * @param clock whether the gateway's clock could be trusted then
 * @param sequence rises with every sample of this gateway, over restarts and whatever the clock does; 0 only for what
 *     was never published: absent points
 */
public record Sample(
    PointId point,
    Value value,
    Quality quality,
    long sourceMillis,
    long receiveMillis,
    ClockQuality clock,
    long sequence) {

  public Sample {
    if (quality.isGood() && value.isMissing()) {
      throw new IllegalArgumentException("good without a value: " + point);
    }
    if (sequence < 0) {
      throw new IllegalArgumentException("sequence must not be negative");
    }
  }

  /** A reading, stamped; its source time is the time of receipt where the device gave none. */
  public static Sample of(Reading reading, long receiveMillis, ClockQuality clock, long sequence) {
    long source =
        reading.sourceMillis() == Reading.NO_TIME ? receiveMillis : reading.sourceMillis();
    return new Sample(
        reading.point(),
        reading.value(),
        reading.quality(),
        source,
        receiveMillis,
        clock,
        sequence);
  }

  /** What the image shows for a point of which there is nothing: no value, sequence 0, time zero. */
  public static Sample absent(PointId point, Quality why) {
    return new Sample(point, Value.missing(), why, 0, 0, ClockQuality.UNSYNCED, 0);
  }

  /** {@link #sourceMillis} as an instant, for people. */
  public Instant sourceTime() {
    return Instant.ofEpochMilli(sourceMillis);
  }
}
