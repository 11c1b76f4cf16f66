// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.point;

import io.lockgate.api.security.Identity;
import java.time.Duration;
import java.util.Objects;

/**
 * What is to be written, for whom, and what must then be seen.
 *
 * @param by who asks; needs {@link io.lockgate.api.security.Permission#OPERATE}
 * @param point where
 * @param value what, in the point's unit (scale and offset are undone by the gateway); not missing
 * @param priority 1 (life safety) to 16 (automatic); goes before others of a higher number, and to devices that know
 *     priorities
 * @param expected what a read back must show, numbers to half the step of the device's resolution;
 *     {@link Value.Missing}: no read back
 * @param within time from the call in which all of it must be done, 1 ms to 10 min
 */
public record WriteRequest(
    Identity by, PointId point, Value value, int priority, Value expected, Duration within) {
  /** Priority of an order given by a person. */
  public static final int MANUAL = 8;

  /** Priority of an order given by a program. */
  public static final int AUTOMATIC = 16;

  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  public WriteRequest {
    Objects.requireNonNull(by);
    Objects.requireNonNull(point);
    if (value.isMissing()) {
      throw new IllegalArgumentException("no value to write to " + point);
    }
    if (priority < 1 || priority > AUTOMATIC) {
      throw new IllegalArgumentException("priority must be 1 to 16: " + priority);
    }
    if (within.compareTo(SHORTEST) < 0 || within.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("time must be 1 ms to 10 min: " + within);
    }
  }

  /** A person's order that must read back as written. */
  public static WriteRequest manual(Identity by, PointId point, Value value, Duration within) {
    return new WriteRequest(by, point, value, MANUAL, value, within);
  }

  /** A program's order that must read back as written. */
  public static WriteRequest automatic(Identity by, PointId point, Value value, Duration within) {
    return new WriteRequest(by, point, value, AUTOMATIC, value, within);
  }

  /** The same with another expectation; for commands that do not read back as written: pulse, toggle. */
  public WriteRequest expecting(Value readBack) {
    return new WriteRequest(by, point, value, priority, readBack, within);
  }
}
