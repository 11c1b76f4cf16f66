// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.model;

import io.lockgate.api.point.DataType;
import io.lockgate.api.point.PointId;
import java.util.Map;

/**
 * One point of a type of device: one line of its datasheet. Value = what is held at the address × scale + offset.
 *
 * @param name second half of its {@link PointId}
 * @param title for people, may be empty
 * @param address where, in the words of the driver, checked by it
 * @param type what is held there
 * @param options what only the driver understands, checked by it: word order, length of a text, number of a bit
 * @param scale not 0, finite; 1 for what is no number
 * @param offset finite; 0 for what is no number
 * @param unit at most 16 characters, empty for none
 * @param limits of plausible values, in the unit; outside is {@code OUT_OF_RANGE}
 * @param write whether it may be written
 * @param group name of its {@link PollGroup}; empty for points that are pushed by the device or only written
 */
public record PointModel(
    String name,
    String title,
    String address,
    DataType type,
    Map<String, String> options,
    double scale,
    double offset,
    String unit,
    Limits limits,
    WriteRule write,
    String group) {

  public PointModel {
    PointId.requirePoint(name);
    options = Map.copyOf(options);
    if (scale == 0 || !Double.isFinite(scale) || !Double.isFinite(offset)) {
      throw new IllegalArgumentException(name + ": scale must be finite and not 0, offset finite");
    }
    if (!type.isNumber() && (scale != 1 || offset != 0 || !limits.equals(Limits.NONE))) {
      throw new IllegalArgumentException(name + ": scale, offset and limits need a number type");
    }
    if (unit.length() > 16) {
      throw new IllegalArgumentException(name + ": unit longer than 16 characters");
    }
  }
}
