// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.driver;

import io.lockgate.api.point.PointId;

/**
 * A device as configured.
 *
 * @param id unique among all devices; the first half of its points' addresses
 * @param settings of the driver's form {@code .device}
 */
public record DeviceSpec(String id, Settings settings) {
  /** Setting that every form {@code .device} has: id of the link. */
  public static final String LINK = "link";

  /** Setting that every form {@code .device} has: id of the model. */
  public static final String MODEL = "model";

  /** Setting that every form {@code .link} and {@code .device} has: false takes it out of service. */
  public static final String ENABLED = "enabled";

  public DeviceSpec {
    PointId.requireDevice(id);
  }
}
