// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.plan;

import io.lockgate.api.driver.DevicePoint;
import io.lockgate.driver.modbus.points.PointLayout;

/**
 * A point in a step.
 *
 * @param point what is read
 * @param layout how
 * @param start first address, in its space or model
 */
record Member(DevicePoint point, PointLayout layout, int start) {
  /** First address after it. */
  int end() {
    return start + layout.format().length();
  }
}
