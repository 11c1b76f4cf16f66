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
  public DeviceSpec {
    PointId.requireDevice(id);
  }
}
