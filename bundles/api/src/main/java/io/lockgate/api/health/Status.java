// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.health;

/** How a part of the gateway is; closed and ordered, a later constant is worse. */
public enum Status {
  /** Works as it should. */
  OK(Light.GREEN),
  /** Works, but something should be looked at before it stops. */
  WARN(Light.ORANGE),
  /** Does not work now and will come back without anybody: a broker that is down, a start under way. */
  TEMPORARILY_UNAVAILABLE(Light.ORANGE),
  /** Does not work and needs somebody. */
  CRITICAL(Light.RED),
  /** Nobody knows: the check itself failed or did not end in time. */
  CHECK_FAILED(Light.RED);

  /** Colour for people. */
  public enum Light {
    GREEN,
    ORANGE,
    RED
  }

  private final Light light;

  Status(Light light) {
    this.light = light;
  }

  /** Its colour. */
  public Light light() {
    return light;
  }

  /** The worse of two; a whole is as well as its worst part. */
  public Status worst(Status other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
