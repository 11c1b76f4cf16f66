// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.model;

/**
 * A closed range of numbers.
 *
 * @param low lowest, negative infinity for none
 * @param high highest, positive infinity for none; not below {@code low}
 */
public record Limits(double low, double high) {
  /** No limit. */
  public static final Limits NONE = new Limits(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  public Limits {
    if (!(low <= high)) {
      throw new IllegalArgumentException("limits must rise: " + low + " to " + high);
    }
  }

  /** Whether it lies within; the ends do, NaN never does. */
  public boolean contains(double value) {
    return value >= low && value <= high;
  }
}
