// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.driver;

import io.lockgate.api.point.PointId;

/**
 * A link as configured.
 *
 * @param id unique among all links; same characters as a device name
 * @param settings of the driver's form {@code .link}
 */
public record LinkSpec(String id, Settings settings) {
  public LinkSpec {
    PointId.requireDevice(id);
  }
}
