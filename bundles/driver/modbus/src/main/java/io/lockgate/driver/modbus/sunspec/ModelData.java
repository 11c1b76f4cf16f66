// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.sunspec;

import io.lockgate.api.point.Value;
import io.lockgate.codec.modbus.Octets;
import io.lockgate.driver.modbus.points.PointLayout;
import io.lockgate.driver.modbus.value.ValueFormat;
import java.util.Map;

/**
 * A part of a model that was read.
 *
 * @param start offset of the first register
 * @param registers what was read; less than asked for where the model ends before
 * @param scales scale factors by offset
 */
public record ModelData(int start, Octets registers, Map<Integer, Integer> scales) {
  public ModelData {
    scales = Map.copyOf(scales);
  }

  /**
   * A value, scaled.
   *
   * @param offset of its first register, not before {@link #start}
   * @param scale offset of its scale factor, or {@link PointLayout#NO_SCALE}
   * @return missing when the device has no such register, or not the scale factor
   */
  public Value value(ValueFormat format, int offset, int scale) {
    if (offset - start + format.length() > registers.registers()) {
      return Value.missing();
    }
    Value raw = format.read(registers, offset - start);
    return scale == PointLayout.NO_SCALE
        ? raw
        : ScaleFactor.apply(raw, scales.getOrDefault(scale, ScaleFactor.NONE));
  }
}
