// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.value;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.model.Limits;
import io.lockgate.api.model.PointModel;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Value;

/** One point's way from what its device holds to its unit: scale, offset, limits. Made once, used at each read. Immutable. */
public final class Engineering {
  private final ExactScale exact;
  private final double scale;
  private final double offset;
  private final boolean scales;
  private final Limits limits;
  private final boolean limited;
  private final Unscaling back;

  private Engineering(PointModel model) {
    scale = model.scale();
    offset = model.offset();
    scales = scale != 1 || offset != 0;
    exact = ExactScale.of(scale, offset);
    limits = model.limits();
    limited = !limits.equals(Limits.NONE);
    back = new Unscaling(model);
  }

  /** That of a line of a model. */
  public static Engineering of(PointModel model) {
    return new Engineering(model);
  }

  /**
   * What a device holds, in the point's unit; outside the limits it is {@link Quality#OUT_OF_RANGE}, beyond what a number
   * can hold {@link Quality#DEVICE_ERROR}. Quality and time of the device stay unless that is worse.
   */
  public Reading toUnit(Reading held) {
    Value value = scales ? scaled(held.value()) : held.value();
    Quality quality = held.quality();
    if (limited && !value.isMissing() && !limits.contains(value.asDouble(Double.NaN))) {
      quality = quality.worst(Quality.OUT_OF_RANGE);
    }
    if (value.isMissing() && !held.value().isMissing()) {
      quality = quality.worst(Quality.DEVICE_ERROR);
    }
    return value.equals(held.value()) && quality == held.quality()
        ? held
        : new Reading(held.point(), value, quality, held.sourceMillis());
  }

  private Value scaled(Value held) {
    if (held instanceof Value.Int whole && exact.holds(whole.value())) {
      return exact.scaled(whole.value());
    }
    double number = held.asDouble(Double.NaN);
    return Double.isNaN(number) ? held : Value.of(number * scale + offset);
  }

  /**
   * What the device is to hold for a value in the point's unit, rounded to the step of the device.
   *
   * @throws DriverException.BadSetting the point cannot hold it
   */
  public Value toHeld(Value value) throws DriverException.BadSetting {
    return back.toHeld(value);
  }
}
