// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.alarm;

import io.lockgate.api.health.Status;
import io.lockgate.api.point.Value;
import java.util.Set;

/** When an alarm is active. Values of bad quality neither raise nor clear it, except for {@link CommunicationLost}. */
public sealed interface AlarmCondition {
  /**
   * The value is above a limit; ends below limit minus dead-band. High-high is a second rule with another limit.
   *
   * @param limit in the point's unit
   * @param deadBand in the point's unit, not negative
   */
  record Above(double limit, double deadBand) implements AlarmCondition {
    public Above {
      requireBand(limit, deadBand);
    }
  }

  /**
   * The value is below a limit; ends above limit plus dead-band.
   *
   * @param limit in the point's unit
   * @param deadBand in the point's unit, not negative
   */
  record Below(double limit, double deadBand) implements AlarmCondition {
    public Below {
      requireBand(limit, deadBand);
    }
  }

  /**
   * The value changes faster than this, in either direction.
   *
   * @param perSecond change of the point's unit in a second, by source time; above 0
   * @param deadBand in the same measure, not negative, below {@code perSecond}
   */
  record FasterThan(double perSecond, double deadBand) implements AlarmCondition {
    public FasterThan {
      requireBand(perSecond, deadBand);
      if (perSecond <= deadBand) {
        throw new IllegalArgumentException("the rate must be above its dead-band");
      }
    }
  }

  /**
   * The value is one of these.
   *
   * @param values at least one
   */
  record OneOf(Set<Value> values) implements AlarmCondition {
    public OneOf {
      values = Set.copyOf(values);
      if (values.isEmpty()) {
        throw new IllegalArgumentException("at least one value is needed");
      }
    }
  }

  /** The device does not answer. A rule of the device, not of a point. */
  record CommunicationLost() implements AlarmCondition {}

  /**
   * A part of the gateway itself shows this light; its device is {@link Alarm#SYSTEM}, its point the part's name.
   *
   * @param light not green
   */
  record Unwell(Status.Light light) implements AlarmCondition {
    public Unwell {
      if (light == Status.Light.GREEN) {
        throw new IllegalArgumentException("green is well");
      }
    }
  }

  private static void requireBand(double limit, double deadBand) {
    if (!Double.isFinite(limit) || !Double.isFinite(deadBand) || deadBand < 0) {
      throw new IllegalArgumentException(
          "limit and dead-band must be finite, dead-band not below 0");
    }
  }
}
