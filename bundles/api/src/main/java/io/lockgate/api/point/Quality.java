// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.point;

/**
 * How far a value can be relied upon, and if not, why. Closed and ordered: a later constant is worse than an earlier
 * one. The codes are stored for years and never change.
 */
public enum Quality {
  /** Read as asked, within its limits. */
  GOOD(0, Level.GOOD),
  /** The device itself says that the value is doubtful, estimated or substituted. */
  UNCERTAIN(1, Level.UNCERTAIN),
  /** Read, but outside the limits that the model gives as plausible. */
  OUT_OF_RANGE(2, Level.BAD),
  /** The last value is older than two of its periods, although the device answers. */
  STALE(3, Level.BAD),
  /** The device answered with an error for this point, or with its mark for "no valid value". */
  DEVICE_ERROR(4, Level.BAD),
  /** The device does not answer, or the way to it is down. */
  NOT_CONNECTED(5, Level.BAD),
  /** Not read since the gateway started or the point was added. */
  NOT_READ_YET(6, Level.BAD),
  /** An operator took the device or its link out of service. */
  OUT_OF_SERVICE(7, Level.BAD),
  /** The point does not exist, or its address, type or expression cannot work. */
  CONFIGURATION(8, Level.BAD);

  /** What a consumer must know at least. */
  public enum Level {
    /** Use it. */
    GOOD,
    /** Use it and show the doubt. */
    UNCERTAIN,
    /** Do not use it as a value. */
    BAD
  }

  private static final Quality[] BY_CODE = values();

  private final int code;
  private final Level level;

  Quality(int code, Level level) {
    this.code = code;
    this.level = level;
  }

  /** Number under which it is stored and sent; 0 to 8. */
  public int code() {
    return code;
  }

  /** Good, uncertain or bad. */
  public Level level() {
    return level;
  }

  /** Whether the value may be used without a second thought. */
  public boolean isGood() {
    return this == GOOD;
  }

  /** The worse of two; what is computed from several values is as good as the worst of them. */
  public Quality worst(Quality other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /**
   * The quality stored under a code.
   *
   * @throws IllegalArgumentException there is none
   */
  public static Quality ofCode(int code) {
    if (code < 0 || code >= BY_CODE.length) {
      throw new IllegalArgumentException("no quality has code " + code);
    }
    return BY_CODE[code];
  }
}
