// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.point;

/**
 * A value as it came from the field, before the gateway stamps it and makes it a {@link Sample}.
 *
 * @param point where it belongs
 * @param value what was read; {@link Value.Missing} when there is none
 * @param quality never good without a value
 * @param sourceMillis when the device says it was so, epoch milliseconds; {@link #NO_TIME} when it does not say
 */
public record Reading(PointId point, Value value, Quality quality, long sourceMillis) {
  /** The device gives no time of its own; the time of receipt is taken. */
  public static final long NO_TIME = Long.MIN_VALUE;

  public Reading {
    if (quality.isGood() && value.isMissing()) {
      throw new IllegalArgumentException("good without a value: " + point);
    }
  }

  /** Read just now; {@link Quality#DEVICE_ERROR} when the value is missing. */
  public static Reading of(PointId point, Value value) {
    Quality quality = value.isMissing() ? Quality.DEVICE_ERROR : Quality.GOOD;
    return new Reading(point, value, quality, NO_TIME);
  }

  /** No value, and why. */
  public static Reading bad(PointId point, Quality quality) {
    return new Reading(point, Value.missing(), quality, NO_TIME);
  }
}
