// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.device;

import java.time.Instant;
import java.util.SplittableRandom;

/**
 * A value that wanders: a mean, a slow wave and a quick one. Its integral is known exactly, so a counter of it fits.
 *
 * @param mean what it is around
 * @param slow height of the slow wave, in the value's unit
 * @param quick height of the quick wave
 * @param phase where both begin, in radians
 */
record Wave(double mean, double slow, double quick, double phase) {
  private static final Instant ORIGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final double SLOW_PERIOD_S = 900;
  private static final double QUICK_PERIOD_S = 23;
  private static final double NANOS = 1e9;

  static Wave of(double mean, double slow, double quick, SplittableRandom random) {
    return new Wave(mean, slow, quick, random.nextDouble() * 2 * Math.PI);
  }

  /** Seconds since all simulated things began; 0 while the clock is not set. */
  static double seconds(Instant now) {
    double seconds =
        now.getEpochSecond() - ORIGIN.getEpochSecond() + (double) now.getNano() / NANOS;
    return Math.max(0, seconds);
  }

  /** Its value so many seconds after the origin. */
  double at(double seconds) {
    return mean
        + slow * Math.sin(angle(seconds, SLOW_PERIOD_S))
        + quick * Math.sin(angle(seconds, QUICK_PERIOD_S));
  }

  /** Its integral from the origin, in unit times seconds; rises as long as the mean is above both heights. */
  double sum(double seconds) {
    return mean * seconds
        + part(slow, SLOW_PERIOD_S, seconds)
        + part(quick, QUICK_PERIOD_S, seconds);
  }

  private double part(double height, double period, double seconds) {
    return height * period / (2 * Math.PI) * (Math.cos(phase) - Math.cos(angle(seconds, period)));
  }

  private double angle(double seconds, double period) {
    return 2 * Math.PI * seconds / period + phase;
  }
}
