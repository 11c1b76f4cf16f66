// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.value;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.model.Limits;
import io.lockgate.api.model.PointModel;
import io.lockgate.api.point.DataType;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Value;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The way from what a device holds to the unit of a point: scale, offset, limits. Points that need the same share one, so
 * that a read of many points of many devices touches little memory. Immutable.
 */
public final class Engineering {
  /** More different ones than this are not shared. */
  private static final int MOST_SHARED = 1_024;

  private static final Map<Key, Engineering> SHARED = new ConcurrentHashMap<>();

  private final ExactScale exact;
  private final double scale;
  private final double offset;
  private final boolean scales;
  private final Limits limits;
  private final boolean limited;
  private final Unscaling back;

  private record Key(DataType type, double scale, double offset, Limits limits) {}

  private Engineering(Key key) {
    scale = key.scale;
    offset = key.offset;
    scales = scale != 1 || offset != 0;
    exact = ExactScale.of(scale, offset);
    limits = key.limits;
    limited = !limits.equals(Limits.NONE);
    back = new Unscaling(key.type, scale, offset);
  }

  /** That of a line of a model. */
  public static Engineering of(PointModel model) {
    Key key = new Key(model.type(), model.scale(), model.offset(), model.limits());
    Engineering shared = SHARED.get(key);
    if (shared != null) {
      return shared;
    }
    Engineering made = new Engineering(key);
    if (SHARED.size() < MOST_SHARED) {
      SHARED.put(key, made);
    }
    return made;
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
   * @param point its name, for the message
   * @throws DriverException.BadSetting the point cannot hold it
   */
  public Value toHeld(String point, Value value) throws DriverException.BadSetting {
    return back.toHeld(point, value);
  }
}
