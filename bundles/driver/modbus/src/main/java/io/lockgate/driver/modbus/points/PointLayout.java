// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.points;

import io.lockgate.driver.modbus.value.ValueFormat;

/**
 * Where a point lies and how it is written there.
 *
 * @param address where it begins
 * @param format how it is written
 * @param scale for SunSpec: offset of its scale factor in the same model; {@link #NO_SCALE} when it has none
 * @param multiple whether even a single register or coil is written by the function for several
 */
public record PointLayout(Address address, ValueFormat format, int scale, boolean multiple) {
  /** It has no scale factor. */
  public static final int NO_SCALE = -1;

  /** The same with an equal format, so that many points share one: a poll then touches little memory. */
  public PointLayout sharing(ValueFormat equal) {
    return new PointLayout(address, equal, scale, multiple);
  }
}
