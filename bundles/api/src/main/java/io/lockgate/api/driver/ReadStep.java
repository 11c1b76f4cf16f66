// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.driver;

import io.lockgate.api.point.Reading;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/** One exchange of a {@link ReadPlan}. Threading and failures as for {@link Device}; it can be run any number of times. */
@ConsumerType
public interface ReadStep {
  /** Points that it reads; constant, at least one. */
  List<DevicePoint> points();

  /**
   * Reads them.
   *
   * @return one reading for each of {@link #points}, in that order, values as the device holds them, before scale and
   *     offset. A point without a value (the device's mark for "not valid", a part that is missing) is a reading of bad
   *     quality and does not fail the others. The stage fails only when nothing was read
   */
  CompletionStage<List<Reading>> read(Deadline deadline);

  /**
   * Smaller steps that together read the same points; asked for when the device refused this one with
   * {@link DriverException.Refused#tooMuch}. The framework remembers them in its place.
   *
   * @return empty when it cannot be divided: its points then get {@code DEVICE_ERROR}
   */
  default List<ReadStep> split() {
    return List.of();
  }
}
