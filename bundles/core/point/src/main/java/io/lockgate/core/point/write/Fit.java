// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.write;

import io.lockgate.api.model.PointModel;
import io.lockgate.api.point.DataType;
import io.lockgate.api.point.Value;

/**
 * Whether a point can hold a value, and whether what it shows is what was expected. Numbers are compared to half the step
 * of the device: the scale for whole numbers, the accuracy of the format for fractions. Pure.
 */
final class Fit {
  private static final double OF_FLOAT32 = 1e-6;
  private static final double OF_FLOAT64 = 1e-12;

  private Fit() {}

  /** Whether scale and offset can be undone so that the type of the point holds the result. */
  static boolean fits(PointModel model, Value value) {
    DataType type = model.type();
    if (!type.isNumber()) {
      return type.holds(value);
    }
    if (!isNumber(value)) {
      return false;
    }
    double raw = (value.asDouble(Double.NaN) - model.offset()) / model.scale();
    if (type.isWhole()) {
      return holdsWhole(type, raw);
    }
    return type == DataType.FLOAT32 ? Float.isFinite((float) raw) : Double.isFinite(raw);
  }

  private static boolean holdsWhole(DataType type, double raw) {
    double whole = Math.rint(raw);
    if (type == DataType.UINT64) {
      return whole >= 0 && whole < 0x1p64;
    }
    return Math.abs(whole) < 0x1p63 && type.holds(Value.of((long) whole));
  }

  private static boolean isNumber(Value value) {
    return value instanceof Value.Int
        || value instanceof Value.Decimal
        || value instanceof Value.Single
        || value instanceof Value.Real;
  }

  /** Whether {@code shown} is what was expected. */
  static boolean same(PointModel model, Value expected, Value shown) {
    if (!model.type().isNumber() || !isNumber(expected) || !isNumber(shown)) {
      return expected.equals(shown);
    }
    double wanted = expected.asDouble(Double.NaN);
    double tolerance = tolerance(model, wanted);
    return Math.abs(wanted - shown.asDouble(Double.NaN)) <= tolerance;
  }

  private static double tolerance(PointModel model, double wanted) {
    double size = Math.abs(wanted) + Math.abs(model.offset());
    if (model.type().isWhole()) {
      return Math.abs(model.scale()) / 2 + size * OF_FLOAT64;
    }
    return size * (model.type() == DataType.FLOAT32 ? OF_FLOAT32 : OF_FLOAT64);
  }
}
